package cn.cunkou.projects;

import cn.cunkou.values.DivisionCode;
import java.util.UUID;

/** What a contract asks for before an instalment was found done: it may be paid now. */
public record MilestoneConfirmed(UUID milestone, UUID contract, DivisionCode division) {}

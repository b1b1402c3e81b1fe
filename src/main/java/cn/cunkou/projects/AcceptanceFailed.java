package cn.cunkou.projects;

import cn.cunkou.values.DivisionCode;
import java.util.UUID;

/** A project did not pass its acceptance; where the paper says so, its money goes back. */
public record AcceptanceFailed(UUID project, UUID acceptance, DivisionCode division) {}

package cn.cunkou.projects;

import cn.cunkou.values.DivisionCode;
import java.util.UUID;

/** A project passed its acceptance, and every office that reviews it agreed. */
public record ProjectAccepted(UUID project, DivisionCode division) {}

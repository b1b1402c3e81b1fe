package cn.cunkou.plan;

import cn.cunkou.values.DivisionCode;

/** A county has a new edition of a plan. */
public record PlanAdopted(EditionId edition, DivisionCode county) {}

package cn.cunkou.plan;

import java.util.UUID;

/** Which edition of which plan. */
public record EditionId(UUID value) {}

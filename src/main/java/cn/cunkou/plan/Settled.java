package cn.cunkou.plan;

/** A contradiction that a person has settled. */
public record Settled(Conflict conflict, Reading reading, Resolution resolution) {}

package cn.cunkou.plan;

/** What a share is a part of, for items that no measure computes yet. */
public record Base(String id, String label) {}

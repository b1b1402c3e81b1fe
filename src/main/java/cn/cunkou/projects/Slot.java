package cn.cunkou.projects;

/**
 * A place for papers of a project.
 *
 * @param id {@code tender}, or {@code catalogue/entry} of the plan
 */
public record Slot(String id, String label) {}

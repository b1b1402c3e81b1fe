package cn.cunkou.platform.imports;

/**
 * Tells a task which import to work on.
 *
 * @param by name of the person who asked for it
 */
record BatchWork(String batch, String by) {}

package cn.cunkou.traceability;

import java.util.List;

/**
 * Something that a key of GS1 names, with where it leads.
 *
 * @param path of its Digital Link, keys in their long form
 * @param item what it is, in words
 */
record Anchor(String path, String item, List<Link> links) {}

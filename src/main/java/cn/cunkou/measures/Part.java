package cn.cunkou.measures;

/**
 * A figure of one part of a whole.
 *
 * @param key the part's division code or dimension value
 */
public record Part(String key, String title, Figure figure) {}

package cn.cunkou.programme;

/** A value that a filter offers. */
public record Choice(String key, String words, boolean chosen) {}

package cn.cunkou.region;

/** A county, town or village to choose from a list, named by town and village. */
public record Choice(String code, String name) {}

package cn.cunkou.platform.imports;

/** Why a file as a whole cannot be read: where it is, what is wrong, how to mend it. */
public record Refusal(String where, String reason, String remedy) {}

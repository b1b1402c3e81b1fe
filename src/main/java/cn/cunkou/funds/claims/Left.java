package cn.cunkou.funds.claims;

/** An application that could not go further, and why. */
public record Left(String claim, String why) {}

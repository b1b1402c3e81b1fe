package cn.cunkou.platform.web;

/** One choice of a list: what the form sends, and what the page shows. */
public record Option(String value, String label) {}

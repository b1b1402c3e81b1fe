package cn.cunkou.disclosure;

import java.time.Instant;

/** Where a record stands outside, and since when. */
public record Outside(Snapshot.Channel channel, String address, Instant at) {}

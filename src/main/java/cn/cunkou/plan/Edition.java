package cn.cunkou.plan;

import java.time.Instant;

/**
 * A plan as it was adopted; it never changes afterwards.
 *
 * @param number of this plan's editions, from 1
 * @param sha256 of the file, in hexadecimal digits
 */
public record Edition(EditionId id, int number, Plan plan, String sha256, Instant adoptedAt) {}

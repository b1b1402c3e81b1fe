package cn.cunkou.production;

import java.util.UUID;

/**
 * Somebody with a product.
 *
 * @param name as everybody may read it
 * @param places and {@code batches} that run: how many there are
 * @param hands how many accounts record for it
 */
public record Producer(
        UUID id, String division, String name, long places, long batches, long hands) {}

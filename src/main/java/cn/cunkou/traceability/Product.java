package cn.cunkou.traceability;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a producer sells.
 *
 * @param division code of the place where its producer is registered
 * @param party who makes it, in the registry
 * @param producer as everybody may read the name
 * @param gtin 14 digits
 * @param picture SHA-256 of a small photograph
 * @param shop address of a shop that sells it
 * @param lots how many there are, and how many rolls
 */
public record Product(
        UUID id,
        String division,
        UUID party,
        String producer,
        String name,
        String kind,
        @Nullable String gtin,
        @Nullable String picture,
        @Nullable String shop,
        long lots,
        long rolls) {}

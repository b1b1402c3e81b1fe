package cn.cunkou.registry;

import cn.cunkou.values.PhoneNumber;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a post.
 *
 * @param until first day of somebody else, null while nobody else is named
 * @param document the paper that names the holder, empty where there is none
 */
public record Holder(
        UUID post,
        String title,
        String person,
        @Nullable PhoneNumber phone,
        LocalDate from,
        @Nullable LocalDate until,
        String document) {}

package cn.cunkou.registry;

import cn.cunkou.values.PhoneNumber;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who is to hold a post, and from when.
 *
 * @param office what they are otherwise, such as 副镇长; empty where it is not said
 * @param last the last day; null while none is known
 * @param document the paper that appoints: its number, its title, or words; empty where there is
 *     none
 */
public record Tenure(
        String person,
        String office,
        @Nullable PhoneNumber phone,
        LocalDate from,
        @Nullable LocalDate last,
        String document) {}

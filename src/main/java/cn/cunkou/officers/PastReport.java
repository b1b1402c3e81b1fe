package cn.cunkou.officers;

import cn.cunkou.values.DivisionCode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report of the past, as it is loaded with many others.
 *
 * @param officerOf the place whose information officer reported it
 */
public record PastReport(
        Report.Said said,
        DivisionCode officerOf,
        String by,
        Instant at,
        Report.@Nullable FollowUp followUp) {}

package cn.cunkou.projects;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

/**
 * How far a project was at the end of a month.
 *
 * @param percent 0–100
 * @param day on which it was first reported
 * @param late whether that was after the day that the plan names
 */
public record Progress(
        UUID id,
        UUID project,
        YearMonth month,
        int percent,
        String text,
        LocalDate day,
        boolean late,
        Stamp recorded) {}

package cn.cunkou.funds;

import java.time.LocalDate;
import java.util.Optional;

/** Knows by which day a reward was judged that is about to be paid on an application. */
public interface JudgedDays {
    /** The day; empty where no reviewed application waits for that payment. */
    Optional<LocalDate> of(String fund, String reward, String subject);
}

package cn.cunkou.plan.rewards;

import cn.cunkou.values.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A reward that was granted.
 *
 * @param reward the reward's id; for other programmes, the reward that it stands in the way of
 * @param subject id of the subject
 * @param programme the other programme that paid it; null for this one
 */
public record Award(
        String reward, String subject, LocalDate day, Money amount, @Nullable String programme) {}

package cn.cunkou.plan;

import cn.cunkou.values.DivisionCode;
import java.util.UUID;

/**
 * A notice has come to its end: its days are over and every objection is answered, or one was found
 * to be right.
 *
 * @param about as it was given when the notice was put up
 * @param holds whether nothing stands against the matter
 */
public record NoticeEnded(UUID notice, DivisionCode division, String about, boolean holds) {}

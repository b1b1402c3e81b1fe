package cn.cunkou.plan;

import cn.cunkou.values.DivisionCode;
import java.util.UUID;

/**
 * A notice was taken down before its end.
 *
 * @param about as it was given when the notice was put up
 */
public record NoticeWithdrawn(UUID notice, DivisionCode division, String about) {}

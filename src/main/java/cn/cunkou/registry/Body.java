package cn.cunkou.registry;

import cn.cunkou.values.DivisionCode;
import java.util.UUID;

/**
 * A body that has duties in the plan (责任单位).
 *
 * @param division the county or town it belongs to
 * @param role its part in the plan, such as 牵头单位
 */
public record Body(UUID id, DivisionCode division, String name, String role) {}

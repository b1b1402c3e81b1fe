package cn.cunkou.visibility;

import cn.cunkou.platform.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The division that what somebody hands in belongs to. */
final class Home {
    static final String HEADER = "Cunkou-Division";

    private Home() {}

    /**
     * The one division of whoever acts, or the one they name among several.
     *
     * @param named a division code, or null
     * @throws EpcisProblem when it is not theirs, or above a county, or there are several and none
     *     is named
     */
    static String of(@Nullable String named) {
        var scope = Actor.current().scope();
        if (named != null) {
            if (!named.matches("\\d{6}|\\d{9}|\\d{12}") || !scope.covers(named)) {
                throw EpcisProblem.invalid(
                        "请求头%s写的「%s」不是您管理范围内的县、镇或村的代码。".formatted(HEADER, named), List.of());
            }
            return named;
        }
        var only = scope.prefixes().getFirst();
        if (scope.prefixes().size() > 1 || scope.isEverywhere() || only.length() < 6) {
            throw EpcisProblem.invalid(
                    "您管理多个地方，请用请求头%s写明事件属于哪个县（6位区划代码）。".formatted(HEADER), List.of());
        }
        return only;
    }
}

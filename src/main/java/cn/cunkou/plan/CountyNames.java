package cn.cunkou.plan;

import cn.cunkou.values.DivisionCode;
import java.util.Optional;

/** The counties that a plan may be of. */
@FunctionalInterface
public interface CountyNames {
    /** The county's Chinese name, empty when it is not known here. */
    Optional<String> name(DivisionCode county);
}

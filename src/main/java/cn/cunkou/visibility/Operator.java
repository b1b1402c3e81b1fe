package cn.cunkou.visibility;

import java.util.Optional;
import java.util.stream.Stream;

/** How a parameter compares. */
enum Operator {
    EQ("="),
    GT(">"),
    GE(">="),
    LT("<"),
    LE("<=");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    String inSql() {
        return sign;
    }

    String inPath() {
        return this == EQ ? "==" : sign;
    }

    /** The one with which a parameter's name begins. */
    static Optional<Operator> of(String parameter) {
        return Stream.of(values())
                .filter(one -> parameter.startsWith(one.name() + "_"))
                .findFirst();
    }

    /** The rest of the name. */
    String rest(String parameter) {
        return parameter.substring(name().length() + 1);
    }
}

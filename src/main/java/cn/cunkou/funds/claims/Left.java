package cn.cunkou.funds.claims;

import cn.cunkou.funds.Breach;
import java.util.List;

/**
 * An application that could not go further, and why.
 *
 * @param rules the rules that stand in its way, where it was rules
 */
public record Left(String claim, String why, List<Breach> rules) {
    public Left {
        rules = List.copyOf(rules);
    }
}

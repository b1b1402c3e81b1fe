package cn.cunkou.funds;

import cn.cunkou.region.County;
import java.util.List;

/** The funds of a county, each as it stands. */
public record FundsPage(County county, List<Overview> funds, String done) {
    public FundsPage {
        funds = List.copyOf(funds);
    }
}

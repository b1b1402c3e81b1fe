package cn.cunkou.funds;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.plan.Plans;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The reports of a fund say what its ledger adds up to, as of a root. */
@CunkouTest
class FundReportsTests {
    @Autowired People people;
    @Autowired Plans plans;
    @Autowired Counties counties;
    @Autowired Registry registry;

    private static List<String> row(JsonNode report, String table, String label) {
        return report.get("tables")
                .valueStream()
                .filter(one -> one.get("id").asString().equals(table))
                .flatMap(one -> one.get("rows").valueStream())
                .filter(row -> row.get(0).asString().startsWith(label))
                .findFirst()
                .orElseThrow()
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void everyTableAddsUpToTheLedger() {
        var treasury = Treasury.open("reports-2019", people, plans, counties, registry);
        treasury.pay(Treasury.payment("2", 1_000_000, ", \"day\": \"2019-10-08\""));
        treasury.pay(
                Treasury.payment(
                        "2", 500_000, ", \"source\": \"county\", \"day\": \"2019-11-08\""));
        var report = treasury.get("/reports");
        assertThat(report.get("root").asString())
                .isEqualTo(treasury.get("/root?day=2019-11-18").get("root").asString());
        assertThat(row(report, "use", "2 "))
                .containsExactly(
                        "2 上行",
                        "5000000.00",
                        "6000.00",
                        "9000.00",
                        "15000.00",
                        "0.00",
                        "4985000.00",
                        "0.3%");
        assertThat(row(report, "use", "合计").get(1)).isEqualTo("10000000.00");
        assertThat(row(report, "sources", "中央"))
                .containsExactly("中央资金", "6000000.00", "6000000.00", "6000.00", "5994000.00");
        assertThat(row(report, "months", "2019-10"))
                .containsExactly("2019-10", "0.00", "10000.00", "9990000.00");
        assertThat(row(report, "payments", "2019-11-08")).contains("县商务局", "5000.00");
        assertThat(row(report, "balance", "支出 2"))
                .containsExactly("支出 2", "15000.00", "0.00", "15000.00");

        var before = treasury.get("/reports?day=2019-11-17");
        assertThat(before.get("root").isNull()).isTrue();

        var finance = people.signedIn(Role.FINANCE, Treasury.COUNTY);
        var base = "/console/funds/reports-2019/reports";
        assertThat(finance.get(base).body())
                .contains(report.get("root").asString())
                .contains("一对一支付清单");
        assertThat(finance.get(base + "/report.pdf").body()).startsWith("%PDF");
        assertThat(finance.get(base + "/report.docx").body()).startsWith("PK");
        assertThat(finance.get(base + "/payments.xlsx").body()).startsWith("PK");
        assertThat(finance.get(base + "/report.odt").statusCode()).isEqualTo(404);
    }
}

package cn.cunkou.funds;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.plan.Plans;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
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
    void everyTableAddsUpToTheLedger() throws IOException {
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
                .containsExactly("支出 2 上行", "15000.00", "0.00", "15000.00");

        var before = treasury.get("/reports?day=2019-11-17");
        assertThat(before.get("root").isNull()).isTrue();

        var finance = people.signedIn(Role.FINANCE, Treasury.COUNTY);
        var base = "/console/funds/reports-2019/reports";
        assertThat(finance.get(base).body())
                .contains(report.get("root").asString())
                .contains("一对一支付清单");
        assertThat(finance.get(base).body()).contains("预算（元）", "4,985,000.00");
        pdf(finance.download(base + "/report.pdf"));
        word(finance.download(base + "/report.docx"));
        excel(finance.download(base + "/payments.xlsx"));
        assertThat(finance.get(base + "/report.odt").statusCode()).isEqualTo(404);
    }

    private static void pdf(byte[] file) throws IOException {
        try (var document = Loader.loadPDF(file)) {
            var lying =
                    StreamSupport.stream(document.getPages().spliterator(), false)
                            .map(page -> page.getMediaBox())
                            .map(sheet -> sheet.getWidth() > sheet.getHeight())
                            .toList();
            assertThat(lying).containsExactly(false, true, false, true, false);
            var text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            assertThat(text)
                    .contains("金额（元）", "10,000,000.00", "5,000.00")
                    .doesNotContain("5000.00");
        }
    }

    private static void word(byte[] file) throws IOException {
        try (var document = new XWPFDocument(new ByteArrayInputStream(file))) {
            var body = document.getDocument().getBody();
            var sections = new ArrayList<CTSectPr>();
            body.getPList().stream()
                    .filter(one -> one.isSetPPr() && one.getPPr().isSetSectPr())
                    .forEach(one -> sections.add(one.getPPr().getSectPr()));
            sections.add(body.getSectPr());
            assertThat(sections)
                    .extracting(one -> one.getPgSz().getOrient() == STPageOrientation.LANDSCAPE)
                    .containsExactly(false, true, false, true, false);
            var use = document.getTables().getFirst();
            assertThat(use.getRow(0).getCell(1).getText()).isEqualTo("预算（元）");
            assertThat(use.getText()).contains("10,000,000.00").doesNotContain("5000.00");
            assertThat(use.getRow(1).getCell(1).getParagraphs().getFirst().getAlignment())
                    .isEqualTo(ParagraphAlignment.RIGHT);
        }
    }

    private static void excel(byte[] file) throws IOException {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(6).getStringCellValue()).isEqualTo("金额（元）");
            var cell = sheet.getRow(1).getCell(6);
            assertThat(cell.getNumericCellValue()).isEqualTo(10_000);
            assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("#,##0.00");
        }
    }
}

package cn.cunkou.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfPaperTests {
    private record Printed(String text, int pages, int bytes) {}

    private static Printed printed(Consumer<Paper> writing) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var paper = PaperFormat.PDF.blank()) {
            writing.accept(paper);
            paper.writeTo(out);
        }
        try (var document = Loader.loadPDF(out.toByteArray())) {
            return new Printed(
                    new PDFTextStripper().getText(document).replaceAll("\\s", ""),
                    document.getNumberOfPages(),
                    out.size());
        }
    }

    @Test
    void rareCharactersAreThereAndWhatNoFontHasIsSaid() throws IOException {
        var printed =
                printed(paper -> paper.title("资金报表").paragraph("𣒍下村、塘㙍镇、𪛖").heading(1, "一、合计"));
        assertThat(printed.text()).contains("资金报表", "𣒍下村、塘㙍镇、〔U+2A6D6〕", "一、合计", "1/1");
        assertThat(printed.bytes()).as("only what is used is within").isLessThan(60_000);
    }

    @Test
    void aLongTableGoesOverPagesWithItsHeadAndLosesNothing() throws IOException {
        var rows = new ArrayList<List<String>>();
        for (var i = 0; i < 120; i++) {
            rows.add(List.of("第%03d行".formatted(i), "长".repeat(i), "1.00"));
        }
        rows.add(List.of("最后", "段".repeat(6_000), "2.00"));
        var printed = printed(paper -> paper.table(List.of("名称", "说明", "金额（元）"), rows));
        assertThat(printed.pages()).isGreaterThan(5);
        assertThat(printed.text().split("金额（元）", -1)).hasSizeGreaterThan(4);
        assertThat(printed.text().chars().filter(c -> c == '长').count()).isEqualTo(119 * 120 / 2);
        assertThat(printed.text().chars().filter(c -> c == '段').count()).isEqualTo(6_000);
    }
}

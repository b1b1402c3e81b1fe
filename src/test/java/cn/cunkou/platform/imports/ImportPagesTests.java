package cn.cunkou.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CunkouTest
class ImportPagesTests {
    private static final String TITLES = "书号,书名,到馆日期,册数\n";
    private static final Map<String, String> BOOKS = Map.of("kind", "books", "division", "441424");

    @Autowired People people;

    @Test
    void fourStepsLeadFromTheFileToTheResultAndBack() {
        var browser = people.signedIn(Role.BUREAU_OFFICER, "441424");
        assertThat(browser.get("/console/imports").body())
                .contains("图书", "下载模板", "/console/imports/new?kind=books");
        assertThat(browser.get("/console/imports/new?kind=books").body()).contains("上传并核对", "到馆日期");
        var address = sent(browser, TITLES + "P-1,崙𣒍村志,2019-11-12,3\nP-2,坏书,2019-11-31,\n");

        var checked = ImportDesk.settled(browser, address);
        assertThat(checked).contains("1行有错，都在这里", "11月没有31日", "下一步：确认导入1行", "下载带“错误原因”的原表");
        assertThat(browser.get(address + "?show=created").body()).contains("崙𣒍村志");
        assertThat(browser.get(address + "/progress").headers().firstValue("HX-Refresh"))
                .hasValue("true");

        assertThat(ImportDesk.confirmed(browser, address)).contains("已导入", "撤销导入的1行");
        assertThat(browser.get("/console/imports").body()).contains("书目.csv", "已导入");

        assertThat(ImportDesk.undone(browser, address)).contains("已撤销", "撤销了1行。");
    }

    @Test
    void aCheckedFileIsGivenUpOnItsPage() {
        var browser = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var address = sent(browser, TITLES + "P-7,崙𣒍村志,2019-11-12,3\n");
        assertThat(ImportDesk.settled(browser, address)).contains("放弃这份表");
        assertThat(browser.get(address + "/confirm").statusCode()).isEqualTo(200);
        assertThat(
                        people.signedIn(Role.AUDITOR, "441424")
                                .post(address + "/give-up", Map.of())
                                .statusCode())
                .isEqualTo(403);
        assertThat(browser.post(address + "/give-up", Map.of()).statusCode()).isEqualTo(302);
        assertThat(browser.get(address).body())
                .contains("已放弃", "没有写入任何数据", "重新上传")
                .doesNotContain("下一步：确认导入", "放弃这份表</button>");
        assertThat(browser.get("/console/imports").body()).contains("已放弃");
    }

    @Test
    void aFileThatIsNoTableIsAnsweredOnThePage() {
        var browser = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var answer =
                browser.upload(
                        "/console/imports",
                        BOOKS,
                        "书目.xls",
                        "<html>".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("「书目.xls」没有收下", "网页改名");
    }

    @Test
    void templateExportAndReturnedFileAreWorkbooks() {
        var browser = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var address = sent(browser, TITLES + "Q-1,,,\n");
        ImportDesk.settled(browser, address);
        for (var path :
                new String[] {
                    "/console/imports/template?kind=books",
                    "/console/imports/export?kind=books&division=441424",
                    address + "/marked"
                }) {
            var answer = browser.get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).startsWith("PK");
            assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                    .contains(".xlsx");
        }
    }

    @Test
    void whoeverMayOnlyReadIsNotOfferedToWrite() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        var address = sent(officer, TITLES + "R-1,书,,\n");
        ImportDesk.settled(officer, address);
        var auditor = people.signedIn(Role.AUDITOR, "441424");
        assertThat(auditor.get(address).body())
                .contains("您可以看，不能确认导入")
                .doesNotContain(address + "/confirm");
        assertThat(auditor.post(address + "/confirm", Map.of("seen", "0")).statusCode())
                .isEqualTo(403);
        assertThat(auditor.upload("/console/imports", BOOKS, "书目.csv", new byte[0]).statusCode())
                .isEqualTo(403);
        var town = people.signedIn(Role.TOWN_OFFICER, "441424100");
        assertThat(town.get(address).statusCode()).isEqualTo(404);
        assertThat(town.get(address + "/marked").statusCode()).isEqualTo(404);
        assertThat(people.visitor().get(address).statusCode()).isEqualTo(302);
    }

    private static String sent(Browser browser, String csv) {
        return ImportDesk.sent(browser, "books", "441424", "书目.csv", csv);
    }
}

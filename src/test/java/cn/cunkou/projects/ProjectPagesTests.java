package cn.cunkou.projects;

import static cn.cunkou.projects.BuildingOffice.BUREAU;
import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.Browser;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import cn.cunkou.papers.Papers;
import cn.cunkou.papers.TestOffice;
import cn.cunkou.plan.Plans;
import cn.cunkou.region.Counties;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

@CunkouTest
class ProjectPagesTests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PACKED =
            Pattern.compile("/console/acceptance/files/[0-9a-f-]{36}");

    @Autowired Projects projects;
    @Autowired Contracts contracts;
    @Autowired Papers register;
    @Autowired People people;
    @Autowired Counties counties;
    @Autowired Plans plans;
    @Autowired Registry registry;
    @Autowired TransactionTemplate transaction;

    private BuildingOffice building;

    @BeforeEach
    void open() {
        building =
                new BuildingOffice(
                        plans,
                        projects,
                        contracts,
                        register,
                        registry,
                        new TestOffice(counties, plans, registry, transaction));
        building.open();
        people.visitor();
    }

    @Test
    void everybodySeesWhatIsBuiltAndNobodysName() {
        var id = building.contracted(100);
        var title = building.office().as(BUREAU, () -> projects.get(id).title());
        var visitor = people.visitor();
        assertThat(visitor.get("/projects").body()).contains(title);
        var page = visitor.get("/projects/" + id).body();
        assertThat(page)
                .contains("建一个分拣中心", "测试建设公司", "¥100,000.01", "华府办〔2019〕1号", "县中小企业局副局长")
                .doesNotContain(BUREAU.name());
        assertThat(visitor.get("/projects/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/console/projects").statusCode()).isEqualTo(302);
    }

    @Test
    void aProgramReportsOnceHoweverOftenItSends() throws Exception {
        var id = building.contracted(100);
        var program = people.program(Role.INTEGRATOR, "441424");
        var body = "{\"month\": \"2019-11\", \"percent\": 40, \"text\": \"设备进场\"}";
        assertThat(program.postJson("/api/projects/" + id + "/progress", body).statusCode())
                .isEqualTo(201);
        var inspection =
                """
                {"kind": "supervision", "day": "2019-11-15", "inspectors": "监理公司", "text": "现场整洁",
                 "findings": [{"text": "没有公示牌", "responsible": "项目经理", "deadline": "2019-11-30"}]}
                """;
        assertThat(
                        program.postJson("/api/projects/" + id + "/inspections", inspection)
                                .statusCode())
                .isEqualTo(201);
        var wrong = program.postJson("/api/projects/" + id + "/progress", "{\"month\": \"10月\"}");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(wrong.body()).get("faults")).hasSize(3);
        var seen = JSON.readTree(program.get("/api/projects/" + id).body());
        assertThat(seen.get("project").get("percent").asInt()).isEqualTo(40);
        assertThat(seen.get("rectifications").get(0).get("state").asString()).isEqualTo("open");
        assertThat(seen.get("contracts").get(0).get("milestones")).hasSize(3);
        assertThat(seen.get("needs").valueStream().filter(need -> !need.get("met").asBoolean()))
                .extracting(need -> need.get("id").asString())
                .contains("rectifications", "acceptance-papers/tender", "project-data/trade");
        assertThat(program.get("/api/projects?state=building").statusCode()).isEqualTo(200);
        assertThat(
                        people.program(Role.AUDITOR, "441424")
                                .postJson("/api/projects/" + id + "/progress", body)
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aFormThatIsRefusedKeepsWhatWasTyped() {
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        officer.get("/console/projects/new");
        var form = new HashMap<>(Map.of("division", "441424", "title", "没有填完的项目", "key", "k-1"));
        var refused = officer.post("/console/projects/new", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("value=\"没有填完的项目\"", "没有填责任单位", "没有填完成时限");
        form.putAll(
                Map.of(
                        "body", building.body().toString(),
                        "content", "建一个冷库",
                        "deadline", "2020-06-30"));
        var first = officer.post("/console/projects/new", form);
        assertThat(first.statusCode()).isEqualTo(302);
        var again = officer.post("/console/projects/new", form);
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(officer.get("/console/projects?q=没有填完").body()).contains("第1至1个，共1个");
        assertThat(officer.get("/console/projects/export").statusCode()).isEqualTo(200);
    }

    @Test
    void theAcceptanceFileHoldsEverythingWithItsChecksum() throws Exception {
        building.contracted(100);
        var officer = people.signedIn(Role.BUREAU_OFFICER, "441424");
        officer.get("/console/acceptance");
        assertThat(
                        officer.post(
                                        "/console/acceptance/notes/town-centres",
                                        Map.of("text", "十六个镇都建了", "paper", "验收1号"))
                                .statusCode())
                .isEqualTo(302);
        officer.post("/console/acceptance", Map.of());
        var files = files(officer.download(packed(officer)));
        assertThat(files.keySet())
                .contains("验收档案目录.docx", "验收档案目录.pdf", "指标汇总.xlsx", "文件目录和校验值.xlsx")
                .anyMatch(name -> name.startsWith("依据/"))
                .anyMatch(name -> name.startsWith("依据/") && name.endsWith("（对比期）.xlsx"))
                .anyMatch(name -> name.matches("项目/01 .*/项目档案.xlsx"));
        var index = text(file(files, "文件目录和校验值.xlsx"));
        files.forEach((name, content) -> {
            if (!name.equals("文件目录和校验值.xlsx")) {
                assertThat(index).as(name).contains(Sha256.hex(content));
            }
        });
        try (var paper = new XWPFDocument(new ByteArrayInputStream(file(files, "验收档案目录.docx")))) {
            assertThat(paper.getParagraphs().getFirst().getText()).isEqualTo("验收档案目录");
            assertThat(paper.getTables()).hasSizeGreaterThan(5);
        }
        assertThat(text(file(files, "指标汇总.xlsx"))).contains("十六个镇都建了");
        assertThat(
                        people.signedIn(Role.STATION_KEEPER, "441424100")
                                .get(packed(officer))
                                .statusCode())
                .isEqualTo(403);
    }

    private static String packed(Browser officer) throws InterruptedException {
        for (var tries = 0; tries < 600; tries++) {
            var found = PACKED.matcher(officer.get("/console/acceptance").body());
            if (found.find()) {
                return found.group();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("nothing was packed: " + officer.get("/console/tasks").body());
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private static Map<String, byte[]> files(byte[] zip) throws IOException {
        var file = Files.createTempFile("cunkou-test", ".zip");
        try {
            Files.write(file, zip);
            var files = new HashMap<String, byte[]>();
            try (var archive = new ZipFile(file.toFile())) {
                for (var entry : Collections.list(archive.entries())) {
                    files.put(entry.getName(), archive.getInputStream(entry).readAllBytes());
                }
            }
            return files;
        } finally {
            Files.delete(file);
        }
    }

    /** All that stands in the parts of a workbook. */
    private static String text(byte[] workbook) throws IOException {
        var text = new StringBuilder();
        for (var part : files(workbook).values()) {
            text.append(new String(part, StandardCharsets.UTF_8));
        }
        return HtmlUtils.htmlUnescape(text.toString());
    }
}

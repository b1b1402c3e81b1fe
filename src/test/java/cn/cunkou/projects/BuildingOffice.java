package cn.cunkou.projects;

import static cn.cunkou.papers.TestOffice.WUHUA;

import cn.cunkou.papers.Fulfilment;
import cn.cunkou.papers.NewPaper;
import cn.cunkou.papers.PaperKind;
import cn.cunkou.papers.Papers;
import cn.cunkou.papers.TestOffice;
import cn.cunkou.plan.Adoption;
import cn.cunkou.plan.Plans;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.registry.NewParty;
import cn.cunkou.registry.Party;
import cn.cunkou.registry.Registry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * 五华 with a plan that asks of its projects what other papers do: progress by the 25th, changes 30
 * days before the end approved by two offices, papers before acceptance, two reviews and a filing.
 */
class BuildingOffice {
    static final LocalDate TODAY = TestOffice.TODAY;
    static final Actor BUREAU = TestOffice.OFFICER;
    static final Actor OTHER = TestOffice.person("钟某某", "bureau-officer", "441424");
    static final Actor THIRD = TestOffice.person("魏某某", "administrator", "441424");
    static final Actor OPERATOR = TestOffice.person("曾某某", "operator-staff", "441424");
    static final Actor SUPERVISOR = TestOffice.person("古某某", "supervisor", "441424");

    private static final String RULES =
            """
              progress: report-trade-monthly
              mid-term: centre-evaluations
              change-before: 30
              change-stages: change-offices
              checklists: [fitting-out]
              needs: [acceptance-papers, project-data]
              from: {scheme: county-scheme}
              acceptance-stages: review-offices
              filings: filing-offices
            """;
    private static final String LISTS =
            """
              - {id: acceptance-papers, label: 验收依据, entries: [{id: scheme, label: 实施方案}, {id: tender, label: 招投标文件}], cite: [三]}
              - {id: project-data, label: 要提供的信息, entries: [{id: trade, label: 交易信息}], cite: [三]}
              - {id: change-offices, label: 变更审批, entries: [{id: bureau, label: 牵头单位}, {id: finance, label: 财政局}], cite: [三]}
              - {id: review-offices, label: 验收审核, entries: [{id: group, label: 领导小组}, {id: city, label: 市主管部门}], cite: [三]}
              - {id: filing-offices, label: 验收备案, entries: [{id: province, label: 省商务厅}], cite: [三]}
            """;

    private final Plans plans;
    private final Projects projects;
    private final Contracts contracts;
    private final Papers papers;
    private final Registry registry;
    private final TestOffice office;

    BuildingOffice(
            Plans plans,
            Projects projects,
            Contracts contracts,
            Papers papers,
            Registry registry,
            TestOffice office) {
        this.plans = plans;
        this.projects = projects;
        this.contracts = contracts;
        this.papers = papers;
        this.registry = registry;
        this.office = office;
    }

    void open() {
        office.open();
        office.as(
                Actor.system("set up", Scope.everywhere()),
                () -> {
                    var adoption = plans.adopt(plan());
                    if (adoption instanceof Adoption.Refused refused) {
                        throw new AssertionError(refused.problems());
                    }
                    return adoption;
                });
    }

    private static byte[] plan() {
        try {
            var text = Files.readString(Path.of("plans", "wuhua-2018.yaml"));
            return text.replace(
                            "every: month, owner: sme-bureau",
                            "every: month, on-day: 25, owner: sme-bureau")
                    .replace("catalogues:\n", "catalogues:\n" + LISTS)
                    .replace("projects:\n  mid-term: centre-evaluations\n", "projects:\n" + RULES)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    UUID body() {
        return office.as(BUREAU, () -> office.body("县中小企业局"));
    }

    UUID firm(String name) {
        return office.as(
                BUREAU,
                () ->
                        registry.registerAll(
                                        List.of(
                                                new NewParty(
                                                        WUHUA,
                                                        Party.Kind.ENTERPRISE,
                                                        name,
                                                        null,
                                                        null)))
                                .getFirst());
    }

    /** A project whose deadline is so many days from today. */
    UUID project(int days) {
        var input = input(days);
        return office.as(BUREAU, () -> projects.register(input).id());
    }

    ProjectInput input(int days) {
        return new ProjectInput(
                "441424",
                "测试项目" + UUID.randomUUID(),
                body().toString(),
                firm("测试建设公司").toString(),
                "建一个分拣中心",
                "每天分拣一万件",
                TODAY.plusDays(days).toString(),
                "华府办〔2019〕1号",
                "县中小企业局副局长",
                "项目经理",
                List.of("3.1"));
    }

    /** A project under a contract of 100,000.01 yuan in three instalments. */
    UUID contracted(int days) {
        var id = project(days);
        office.as(BUREAU, () -> contracts.sign(id, contract("2019-09-02")));
        return id;
    }

    ContractInput contract(String signed) {
        return new ContractInput(
                "construction",
                "合同" + UUID.randomUUID(),
                "建设合同",
                firm("测试建设公司").toString(),
                "100,000.01",
                signed,
                signed,
                "2020-06-30",
                "",
                List.of("进场", "完工", "验收"),
                List.of("合同签订", "建设内容全部完成", "验收通过"),
                List.of("33%", "33%", "34%"),
                List.of("2019-09-20", "2019-11-10", ""));
    }

    /** A paper of the register; its number. */
    String paper(String... items) {
        var number = "测试〔2019〕" + UUID.randomUUID() + "号";
        office.as(
                BUREAU,
                () ->
                        papers.register(
                                new NewPaper(
                                        WUHUA,
                                        body(),
                                        PaperKind.RECORD,
                                        number,
                                        "测试文件",
                                        TODAY.minusDays(3),
                                        null,
                                        true,
                                        "",
                                        List.of(items).stream()
                                                .map(item -> new Fulfilment("wuhua-2018", item))
                                                .toList())));
        return number;
    }

    TestOffice office() {
        return office;
    }
}

package cn.cunkou.demo;

import cn.cunkou.papers.Fulfilment;
import cn.cunkou.papers.NewPaper;
import cn.cunkou.papers.PaperKind;
import cn.cunkou.plan.Basis;
import cn.cunkou.plan.Item;
import cn.cunkou.plan.Kind;
import cn.cunkou.plan.Plan;
import cn.cunkou.plan.Target;
import cn.cunkou.projects.Contract;
import cn.cunkou.projects.Inspection;
import cn.cunkou.projects.PastProject;
import cn.cunkou.projects.Project;
import cn.cunkou.values.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Five projects as a county might have run them: one accepted, one built that lacks papers (or,
 * where the plan says that money of such projects goes back, failed its acceptance), one with a
 * finding whose day is past, one on its way, one about to be awarded.
 */
final class ProjectHistory {
    static final String CONTRACTOR = "演示建设服务有限公司（程序生成）";
    static final String SUPERVISOR = "演示监理有限公司（程序生成）";

    /** How far each of them is, in percent. */
    private static final List<Integer> DONE = List.of(100, 100, 70, 45, 0);

    private static final int ACCEPTED = 0;
    private static final int BUILT = 1;
    private static final String MONEY_BACK = "funds.recovered";
    private static final int LATE = 2;

    private final Plan plan;
    private final LocalDate today;
    private final UUID body;
    private final UUID contractor;
    private final UUID supervisor;
    private final Seed seed;
    private final List<NewPaper> papers = new ArrayList<>();
    private final List<PastProject> projects = new ArrayList<>();

    private ProjectHistory(
            Plan plan, LocalDate today, UUID body, UUID contractor, UUID supervisor) {
        this.plan = plan;
        this.today = today;
        this.body = body;
        this.contractor = contractor;
        this.supervisor = supervisor;
        this.seed = new Seed(plan.id(), "projects");
    }

    /** The projects, and the papers that have to be in the register before them. */
    record Made(List<NewPaper> papers, List<PastProject> projects) {}

    static Made of(Plan plan, LocalDate today, UUID body, UUID contractor, UUID supervisor) {
        var history = new ProjectHistory(plan, today, body, contractor, supervisor);
        var built = history.built();
        for (var i = 0; i < built.size(); i++) {
            history.project(i, built.get(i));
        }
        return new Made(history.papers, history.projects);
    }

    /** The largest budget lines without parts; of plans without lines what is to be built. */
    private List<Item> built() {
        var lines = plan.items(Kind.LINE);
        var leaves =
                lines.stream()
                        .filter(line ->
                                lines.stream()
                                        .noneMatch(one -> one.id().startsWith(line.id() + ".")))
                        .sorted(Comparator.comparing(this::yuan).reversed());
        var others =
                plan.items().stream()
                        .filter(item ->
                                item instanceof Target target
                                        && List.of(Kind.TARGET, Kind.DUTY).contains(target.kind())
                                        && target.rhythm() == null
                                        && item.label().contains("建"));
        return (lines.isEmpty() ? others : leaves).limit(DONE.size()).toList();
    }

    private BigDecimal yuan(Item item) {
        return item.kind() == Kind.LINE && item instanceof Target target && target.goal() != null
                ? target.goal().bounds().getFirst().figure()
                : BigDecimal.valueOf(600_000 + 50_000L * item.label().length());
    }

    private void project(int index, Item item) {
        var percent = DONE.get(index);
        var days = ChronoUnit.DAYS.between(plan.period().from(), today);
        var day = plan.period().from().plusDays(Math.min(200, days / 5) + seed.below(30));
        var signed = day.plusDays(60L + seed.below(20));
        var deadline =
                percent == 100
                        ? today.minusDays(60L + seed.below(20))
                        : index == LATE ? today.minusDays(12) : today.plusDays(30);
        var title = item.label() + "项目";
        var amount = part(Money.ofYuan(yuan(item).setScale(2, RoundingMode.DOWN)), 90);
        var awarded = percent > 0;
        var papers = papers(index, title, day, signed, deadline);
        projects.add(
                new PastProject(
                        plan.division(),
                        day,
                        new Project.Terms(
                                title,
                                body,
                                awarded ? contractor : null,
                                "按实施方案完成“%s”，交付使用并移交资料（程序生成的演示内容）".formatted(item.label()),
                                "按期完成“%s”，通过验收".formatted(item.label()),
                                deadline,
                                title + "立项批复，" + papers.get("decision"),
                                "牵头单位分管负责人",
                                awarded ? "项目经理" : "",
                                List.of(item.id())),
                        awarded ? contracts(index, title, amount, signed, deadline) : List.of(),
                        awarded ? months(signed, deadline, percent) : List.of(),
                        awarded ? looks(index, signed, deadline) : List.of(),
                        papers,
                        index == ACCEPTED
                                ? passed(title, deadline)
                                : fails(index) ? failed(title) : null));
    }

    private boolean fails(int index) {
        return index == BUILT
                && plan.items().stream()
                        .anyMatch(item ->
                                item instanceof Target target
                                        && target.basis() instanceof Basis.Measured measured
                                        && measured.measure().equals(MONEY_BACK));
    }

    private List<PastProject.Signed> contracts(
            int index, String title, Money amount, LocalDate signed, LocalDate deadline) {
        var half = signed.plusDays(ChronoUnit.DAYS.between(signed, deadline) / 2);
        var first = part(amount, 30);
        var second = part(amount, 40);
        var rest = amount.minus(first).minus(second);
        var instalments =
                List.of(
                        due("预付款", "合同签订、进场开工", first, signed.plusDays(15), true),
                        due("进度款", "完成一半以上建设内容，监理确认", second, half, DONE.get(index) > 50),
                        due("验收款", "验收通过并交付审计报告", rest, deadline, index == ACCEPTED));
        var number = "演示合同〔%d〕%d号".formatted(signed.getYear(), 2 * index + 1);
        var building =
                new PastProject.Signed(
                        Contract.Kind.CONSTRUCTION,
                        number,
                        title + "合同",
                        contractor,
                        amount,
                        signed,
                        signed.plusDays(7),
                        deadline,
                        instalments);
        var watching =
                new PastProject.Signed(
                        Contract.Kind.SUPERVISION,
                        "演示合同〔%d〕%d号".formatted(signed.getYear(), 2 * index + 2),
                        title + "监理合同",
                        supervisor,
                        part(amount, 2),
                        signed.plusDays(3),
                        signed.plusDays(7),
                        deadline,
                        List.of());
        return index == ACCEPTED || index == LATE ? List.of(building, watching) : List.of(building);
    }

    private PastProject.Due due(
            String title, String condition, Money amount, LocalDate day, boolean done) {
        var reached = done && !day.isAfter(today) ? day.minusDays(seed.below(5)) : null;
        var confirmed = reached == null ? null : reached.plusDays(4);
        return new PastProject.Due(
                title,
                condition,
                amount,
                day,
                reached,
                confirmed == null || confirmed.isAfter(today) ? null : confirmed);
    }

    private static Money part(Money whole, int percent) {
        return Money.ofYuan(
                whole.yuan()
                        .multiply(BigDecimal.valueOf(percent))
                        .divide(BigDecimal.valueOf(100), 2, RoundingMode.DOWN));
    }

    /** A report each month, one in six of them late. */
    private List<PastProject.Month> months(LocalDate signed, LocalDate deadline, int percent) {
        var last = deadline.isBefore(today) ? deadline : today.minusMonths(1);
        var first = YearMonth.from(signed);
        var all = (int) ChronoUnit.MONTHS.between(first, YearMonth.from(last)) + 1;
        var months = new ArrayList<PastProject.Month>();
        for (var i = 0; i < all; i++) {
            var month = first.plusMonths(i);
            var done = percent * (i + 1) / all;
            var inTime = month.atDay(seed.oneIn(6) ? 28 : 18 + seed.below(7));
            var day = inTime.isBefore(signed) ? month.atEndOfMonth() : inTime;
            if (day.isBefore(today)) {
                var text = "本月按计划施工，累计完成%d%%（程序生成）".formatted(done);
                months.add(new PastProject.Month(month, done, text, day));
            }
        }
        return months;
    }

    private List<PastProject.Look> looks(int index, LocalDate signed, LocalDate deadline) {
        var looks = new ArrayList<PastProject.Look>();
        var half = signed.plusDays(ChronoUnit.DAYS.between(signed, deadline) / 2);
        var middle = half.isAfter(today.minusDays(12)) ? today.minusDays(12) : half;
        looks.add(
                new PastProject.Look(
                        Inspection.Kind.SUPERVISION,
                        middle,
                        "监理单位总监理工程师",
                        "材料进场有合格证，工序符合设计（程序生成）",
                        List.of(new BuildingSite(index)),
                        List.of(
                                new PastProject.Found(
                                        "施工日志缺两周",
                                        "承办单位项目经理",
                                        middle.plusDays(10),
                                        middle.plusDays(6),
                                        middle.plusDays(8)))));
        if (index == LATE) {
            looks.add(
                    new PastProject.Look(
                            Inspection.Kind.INSPECTION,
                            today.minusDays(25),
                            "领导小组办公室督查组",
                            "进度慢于计划，设备还没有到齐（程序生成）",
                            List.of(new BuildingSite(index + 10)),
                            List.of(
                                    new PastProject.Found(
                                            "主要设备没有到货，影响交付",
                                            "承办单位项目经理",
                                            today.minusDays(5),
                                            null,
                                            null),
                                    new PastProject.Found(
                                            "现场没有项目公示牌",
                                            "承办单位现场负责人",
                                            today.plusDays(10),
                                            today.minusDays(2),
                                            null))));
        }
        return looks;
    }

    /** The papers of the procurement; of the accepted one also those that the plan wants before. */
    private Map<String, String> papers(
            int index, String title, LocalDate day, LocalDate signed, LocalDate end) {
        var places = new HashMap<String, String>();
        var tender = day.plusDays(20);
        places.put("decision", paper(PaperKind.OFFICIAL_PAPER, title + "立项批复", day, null));
        places.put("tender", paper(PaperKind.NOTICE, title + "采购公告", tender, null));
        if (DONE.get(index) > 0) {
            var award = signed.minusDays(12);
            places.put("award", paper(PaperKind.NOTICE, title + "中标公告", award, null));
            places.put("contract", paper(PaperKind.AGREEMENT, title + "合同文本", signed, null));
        }
        if (index == ACCEPTED || fails(index)) {
            needed(places, title, end.minusDays(5));
            places.put("audit-report", paper(PaperKind.REPORT, title + "审计报告", end, null));
        }
        return places;
    }

    private void needed(Map<String, String> places, String title, LocalDate day) {
        var rules = plan.projects();
        for (var list : rules.needs()) {
            for (var entry : plan.catalogue(list).orElseThrow().entries()) {
                var item = rules.from().get(entry.id());
                var name = (item == null ? title + "：" : "验收用的") + entry.label();
                var number = paper(PaperKind.RECORD, name, day, item);
                if (item == null) {
                    places.put(list + "/" + entry.id(), number);
                }
            }
        }
    }

    /** Makes a paper, and gives its number. */
    private String paper(PaperKind kind, String title, LocalDate day, @Nullable String item) {
        var number = "演示项目〔%d〕%d号".formatted(day.getYear(), papers.size() + 1);
        papers.add(
                new NewPaper(
                        plan.division(),
                        body,
                        kind,
                        number,
                        title,
                        day,
                        null,
                        true,
                        "程序生成的演示数据",
                        item == null ? List.of() : List.of(new Fulfilment(plan.id(), item))));
        return number;
    }

    private PastProject.End passed(String title, LocalDate deadline) {
        return end(title, deadline.plusDays(10), null);
    }

    private PastProject.End failed(String title) {
        return end(title, today, today.plusDays(30));
    }

    private PastProject.End end(String title, LocalDate day, @Nullable LocalDate deadline) {
        var report = paper(PaperKind.ACCEPTANCE, title + "验收报告", day, null);
        return new PastProject.End(
                day.minusDays(7), day, "牵头单位分管负责人、财政部门经办科室、外聘技术专家", report, deadline);
    }
}

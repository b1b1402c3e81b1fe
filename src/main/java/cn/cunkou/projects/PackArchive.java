package cn.cunkou.projects;

import cn.cunkou.measures.Measures;
import cn.cunkou.platform.documents.Paper;
import cn.cunkou.platform.documents.PaperFormat;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.imports.Column;
import cn.cunkou.platform.imports.Columns;
import cn.cunkou.platform.imports.Workbooks;
import cn.cunkou.platform.tasks.Progress;
import cn.cunkou.platform.tasks.TaskKind;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.programme.Board;
import cn.cunkou.programme.Programme;
import cn.cunkou.programme.Scores;
import cn.cunkou.programme.Standing;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Packs the acceptance file of a plan: a catalogue for Word, each item's figure with its rows, the
 * papers, every project with its photographs, and the checksum of each file. File by file, so that
 * its size does not matter.
 */
@Component
class PackArchive implements TaskKind<PackArchive.Order> {
    private static final Columns ITEMS =
            Columns.of(
                    "指标和事项",
                    Column.code("编号"),
                    Column.text("种类"),
                    Column.text("名称"),
                    Column.text("责任单位"),
                    Column.text("数值"),
                    Column.text("完成情况"),
                    Column.note("说明"),
                    Column.day("数值截至"),
                    Column.text("方案版次"),
                    Column.text("依据"),
                    Column.note("自评说明"),
                    Column.text("自评依据"));
    private static final Columns SCORES =
            Columns.of(
                    "自评得分",
                    Column.text("单位"),
                    Column.text("项目"),
                    Column.text("得分"),
                    Column.text("满分"),
                    Column.note("依据"));
    private static final Columns FILES =
            Columns.of(
                    "文件目录",
                    Column.integer("序号"),
                    Column.note("文件"),
                    Column.integer("字节"),
                    Column.text("SHA-256"));

    private final Programme programme;
    private final Scores scores;
    private final Measures measures;
    private final SelfNotes notes;
    private final ProjectLists projects;
    private final ProjectBooklet booklet;
    private final ProjectPapers papers;
    private final Photos photos;
    private final Files files;
    private final Archives archives;

    PackArchive(
            Programme programme,
            Scores scores,
            Measures measures,
            SelfNotes notes,
            ProjectLists projects,
            ProjectBooklet booklet,
            ProjectPapers papers,
            Photos photos,
            Files files,
            Archives archives) {
        this.programme = programme;
        this.scores = scores;
        this.measures = measures;
        this.notes = notes;
        this.projects = projects;
        this.booklet = booklet;
        this.papers = papers;
        this.photos = photos;
        this.files = files;
        this.archives = archives;
    }

    record Order(String plan) {}

    @Override
    public Class<Order> payloadType() {
        return Order.class;
    }

    /** An item as it goes in: where its rows are, or why there are none. */
    private record Item(Standing standing, String file) {}

    @Override
    public void run(Order order, Progress progress) {
        var board =
                programme
                        .board(order.plan())
                        .orElseThrow(() -> Problem.notFound("方案" + order.plan()));
        Path packed = null;
        try {
            packed = files.draft();
            var count = pack(board, packed, progress);
            archives.keep(board, packed, count);
            progress.result("档案里有%d个文件，可以下载了。".formatted(count), Archives.PATH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            discard(packed);
        }
    }

    private static void discard(@Nullable Path packed) {
        try {
            if (packed != null) {
                java.nio.file.Files.deleteIfExists(packed);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + packed, e);
        }
    }

    private int pack(Board board, Path to, Progress progress) throws IOException {
        var plan = board.edition().plan();
        var filter = new ProjectFilter(plan.division().digits(), "", "", "", "");
        var built =
                projects.everything(filter, board.today()).stream()
                        .filter(one -> one.plan().equals(plan.id()))
                        .toList();
        var filed = papers.files(plan);
        var steps = board.items().size() + built.size() + filed.size() + 3L;
        var done = 0L;
        try (var zip = new IndexedZip(java.nio.file.Files.newOutputStream(to))) {
            var items = new ArrayList<Item>();
            for (var standing : board.items()) {
                items.add(new Item(standing, evidence(board, standing, items.size() + 1, zip)));
                progress.at(++done, steps);
            }
            for (var i = 0; i < filed.size(); i++) {
                var one = filed.get(i);
                zip.stored(
                        "文件/%04d %s/%s".formatted(i + 1, one.title(), one.name()),
                        files.open(one.sha256()));
                progress.at(++done, steps);
            }
            for (var i = 0; i < built.size(); i++) {
                put(zip, i + 1, built.get(i), board.today());
                progress.at(++done, steps);
            }
            var said = notes.of(plan.id());
            zip.written("指标汇总.xlsx", out -> Workbooks.write(ITEMS, rows(board, items, said), out));
            scores(board, zip);
            progress.at(++done, steps);
            var files = zip.files();
            for (var format : PaperFormat.values()) {
                zip.written(
                        "验收档案目录." + format.ending(),
                        out -> catalogue(board, items, built, files, format, out));
            }
            progress.at(++done, steps);
            zip.written("文件目录和校验值.xlsx", out -> Workbooks.write(FILES, zip.rows(), out));
            progress.at(++done, steps);
            return zip.files();
        }
    }

    /** The rows behind an item's figure, of both periods of a change; or why there are none. */
    private String evidence(Board board, Standing standing, int number, IndexedZip zip)
            throws IOException {
        var question = programme.question(board, standing).orElse(null);
        if (question == null) {
            return "没有可以查看的记录";
        }
        var name = "依据/%03d %s.xlsx".formatted(number, standing.label());
        try {
            zip.written(name, out -> measures.writeEvidence(question, out));
            var former = programme.former(board, standing).orElse(null);
            if (former == null) {
                return IndexedZip.safe(name);
            }
            var second = "依据/%03d %s（对比期）.xlsx".formatted(number, standing.label());
            zip.written(second, out -> measures.writeEvidence(former, out));
            return IndexedZip.safe(name) + "、" + IndexedZip.safe(second);
        } catch (Problem refused) {
            return refused.detail();
        }
    }

    private void put(IndexedZip zip, int number, Project project, LocalDate today)
            throws IOException {
        var folder = "项目/%02d %s/".formatted(number, project.title());
        zip.written(folder + "项目档案.xlsx", out -> booklet.write(project, today, out));
        for (var photo : photos.of(project.id())) {
            zip.stored(
                    folder
                            + "照片/%s %s"
                                    .formatted(
                                            photo.at().toString().substring(0, 10), photo.name()),
                    files.open(photo.sha256()));
        }
    }

    private void scores(Board board, IndexedZip zip) throws IOException {
        var rows = new ArrayList<List<@Nullable String>>();
        for (var score : scores.of(board, board.today().getYear())) {
            for (var line : score.lines()) {
                rows.add(
                        Arrays.asList(
                                score.name(),
                                line.label(),
                                line.points() == null ? null : line.points().toPlainString(),
                                line.of().toPlainString(),
                                line.why()));
            }
        }
        if (!rows.isEmpty()) {
            zip.written("自评得分.xlsx", out -> Workbooks.write(SCORES, rows, out));
        }
    }

    private static List<List<@Nullable String>> rows(
            Board board, List<Item> items, Map<String, SelfNotes.Note> notes) {
        var rows = new ArrayList<List<@Nullable String>>();
        for (var one : items) {
            var standing = one.standing();
            var note = notes.get(standing.id());
            rows.add(
                    Arrays.asList(
                            standing.id(),
                            standing.item().kind().words(),
                            standing.label(),
                            owner(board, standing),
                            shown(standing),
                            standing.state().words(),
                            standing.reason(),
                            standing.asOf().toString(),
                            "第%d版".formatted(board.edition().number()),
                            one.file(),
                            note == null ? null : note.text(),
                            note == null ? null : note.paper()));
        }
        return rows;
    }

    private static void catalogue(
            Board board,
            List<Item> items,
            List<Project> projects,
            int files,
            PaperFormat format,
            OutputStream out)
            throws IOException {
        var plan = board.edition().plan();
        try (var paper = format.blank()) {
            paper.title("验收档案目录");
            paper.paragraph(plan.title());
            paper.paragraph(
                    "方案第%d版（SHA-256 %s）。数值截至%s，按当日登记的记录计算，以后的更正不改本档案。"
                            .formatted(
                                    board.edition().number(),
                                    board.edition().sha256(),
                                    board.today()));
            paper.paragraph("共%d个文件，逐个的校验值在“文件目录和校验值.xlsx”。".formatted(files));
            paper.heading(1, "一、指标和事项");
            areas(paper, board, items);
            paper.heading(1, "二、项目");
            paper.table(List.of("序号", "项目", "责任单位", "承办单位", "合同金额", "进度", "状态"), rows(projects));
            paper.writeTo(out);
        }
    }

    private static void areas(Paper paper, Board board, List<Item> items) {
        items.stream()
                .map(one -> one.standing().item().area())
                .distinct()
                .forEach(area -> {
                    paper.heading(2, area);
                    paper.table(
                            List.of("名称", "责任单位", "数值", "完成情况", "依据"),
                            items.stream()
                                    .filter(one -> one.standing().item().area().equals(area))
                                    .map(one ->
                                            List.of(
                                                    one.standing().label(),
                                                    owner(board, one.standing()),
                                                    shown(one.standing()),
                                                    one.standing().state().words(),
                                                    one.file()))
                                    .toList());
                });
    }

    private static List<List<String>> rows(List<Project> projects) {
        var rows = new ArrayList<List<String>>();
        for (var project : projects) {
            var contractor = project.contractorName();
            rows.add(
                    List.of(
                            "%02d".formatted(rows.size() + 1),
                            project.title(),
                            project.bodyName(),
                            contractor == null ? "" : contractor,
                            project.contracted().toString(),
                            project.percent() + "%",
                            project.state().label()));
        }
        return rows;
    }

    private static String owner(Board board, Standing standing) {
        var plan = board.edition().plan();
        return plan.body(standing.item().owner()).map(body -> body.name()).orElse("");
    }

    private static String shown(Standing standing) {
        return standing.value() == null ? "—" : standing.shown();
    }
}

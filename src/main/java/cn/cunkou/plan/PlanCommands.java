package cn.cunkou.plan;

import cn.cunkou.measures.ShippedMeasures;
import cn.cunkou.region.ListedCounties;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The commands {@code plan check FILE…} and {@code plan explain FILE}. */
public final class PlanCommands {
    private static final int FINE = 0;
    private static final int NOT_FINE = 1;

    private final PlanCheck check;
    private final PlanExplanation explanation;
    private final PrintStream out;

    public PlanCommands(MeasureNames measures, CountyNames counties, PrintStream out) {
        this.check = new PlanCheck(measures, counties);
        this.explanation = new PlanExplanation(measures, counties);
        this.out = out;
    }

    /** Without a database: of the measures and counties that ship with the program. */
    public static PlanCommands shipped(PrintStream out) {
        var measures = ShippedMeasures.read().stream().map(PlanConfiguration::known).toList();
        return new PlanCommands(() -> measures, ListedCounties.read()::name, out);
    }

    /**
     * Reports every problem of every file.
     *
     * @return the exit code: 0 when all files are sound, else 1
     */
    public int check(List<Path> files) {
        var code = files.isEmpty() ? NOT_FINE : FINE;
        if (files.isEmpty()) {
            out.println("用法：plan check 文件…");
        }
        for (var file : files) {
            switch (read(file)) {
                case Checked.Sound(var plan) ->
                        out.println(
                                "%s 没有问题：%d项，%d处写法不一待核定"
                                        .formatted(
                                                file,
                                                plan.items().size(),
                                                plan.conflicts().size()));
                case Checked.Broken(var problems) -> {
                    code = NOT_FINE;
                    print(file, problems);
                }
            }
        }
        return code;
    }

    /**
     * Says the plan in sentences, or its problems.
     *
     * @return the exit code: 0 when the file is sound, else 1
     */
    public int explain(Path file) {
        return switch (read(file)) {
            case Checked.Sound(var plan) -> {
                out.print(explanation.of(plan));
                yield FINE;
            }
            case Checked.Broken(var problems) -> {
                print(file, problems);
                yield NOT_FINE;
            }
        };
    }

    private Checked read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return check.check(in.readNBytes(YamlText.MAX_BYTES + 1));
        } catch (IOException e) {
            var problem = new PlanProblem(1, "", "打不开文件：" + e.getMessage(), "核对文件名和权限");
            return new Checked.Broken(List.of(problem));
        }
    }

    private void print(Path file, List<PlanProblem> problems) {
        out.println("%s 有%d个问题".formatted(file, problems.size()));
        for (var problem : problems) {
            var where = problem.where().isEmpty() ? "" : problem.where() + "：";
            out.println("  第%d行 %s%s".formatted(problem.line(), where, problem.what()));
            out.println("      改法：" + problem.mend());
        }
    }
}

package cn.cunkou.plan;

import java.nio.charset.StandardCharsets;

/** Checks plan files: every problem at once, each with its line, its cause and its mend. */
public final class PlanCheck {
    private final MeasureNames measures;
    private final CountyNames counties;

    public PlanCheck(MeasureNames measures, CountyNames counties) {
        this.measures = measures;
        this.counties = counties;
    }

    public Checked check(String text) {
        return check(text.getBytes(StandardCharsets.UTF_8));
    }

    public Checked check(byte[] file) {
        var problems = new Problems();
        var root = YamlText.read(file, problems);
        if (root == null) {
            return new Checked.Broken(problems.inOrder());
        }
        var draft = PlanReader.read(root, problems);
        if (draft == null) {
            return new Checked.Broken(problems.inOrder());
        }
        new PlanRules(draft, problems).check(measures, counties);
        return problems.isEmpty()
                ? new Checked.Sound(draft.plan())
                : new Checked.Broken(problems.inOrder());
    }
}

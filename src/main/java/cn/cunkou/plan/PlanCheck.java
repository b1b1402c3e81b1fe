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

    /**
     * A plan that was checked when it was adopted. Measures may have changed since: an item that
     * they no longer answer shows so, and the plan stays readable.
     *
     * @throws IllegalStateException when it cannot be read at all
     */
    static Plan adopted(String text) {
        var problems = new Problems();
        var root = YamlText.read(text.getBytes(StandardCharsets.UTF_8), problems);
        var draft = root == null ? null : PlanReader.read(root, problems);
        if (draft == null || !problems.isEmpty()) {
            throw new IllegalStateException(
                    "an adopted plan cannot be read: " + problems.inOrder());
        }
        return draft.plan();
    }
}

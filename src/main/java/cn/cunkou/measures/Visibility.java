package cn.cunkou.measures;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.Problem;

/** Who may see what of a measure. */
record Visibility(Actor reader, Measure measure) {

    static final String OUTSIDE = "不在您的管理范围内";

    /**
     * @throws Problem when the figure itself is not for this reader
     */
    void requireFigure(String division) {
        if (!reader.isVisitor()) {
            if (measure.publicity() == Publicity.NONE && !touches(division)) {
                throw Problem.notFound("「" + measure.title() + "」在该区划的数据");
            }
            return;
        }
        if (measure.publicity() == Publicity.NONE) {
            throw Problem.forbidden("指标「" + measure.title() + "」不对外公开。");
        }
    }

    /**
     * @throws Problem when the rows are not for this reader
     */
    void requireRows() {
        if (reader.isVisitor() && measure.publicity() != Publicity.ROWS) {
            throw Problem.forbidden("指标「" + measure.title() + "」只公开合计数，不公开明细。");
        }
    }

    /**
     * @throws Problem when figures of single subjects are not for this reader: they say as much as
     *     rows do
     */
    void requireSubjects(String division) {
        requireRows();
        if (!seesAllOf(division)) {
            throw Problem.forbidden("指标「" + measure.title() + "」逐个的数，只给管理整个县的人看。");
        }
    }

    /** Whether every row may be shown, whatever the reader's divisions. */
    boolean seesAllRows() {
        return measure.publicity() == Publicity.ROWS;
    }

    /**
     * Whether no row of a division can lie outside the reader's: the whole county, and what its
     * rows refer to.
     */
    boolean seesAllOf(String division) {
        return seesAllRows()
                || reader.scope().covers(division.substring(0, Math.min(6, division.length())));
    }

    /** Whether the figure of one part may be shown. */
    boolean seesPart(String division) {
        return measure.publicity() != Publicity.NONE || touches(division);
    }

    boolean withholdsFew() {
        return reader.isVisitor()
                && measure.publicity() == Publicity.TOTALS
                && measure.aboutPersons();
    }

    /**
     * Inside the reader's divisions, or above them: a total is the same for everyone it concerns.
     */
    private boolean touches(String division) {
        return reader.scope().covers(division)
                || reader.scope().prefixes().stream().anyMatch(own -> own.startsWith(division));
    }
}

package cn.cunkou.papers;

import cn.cunkou.platform.web.Problem;
import java.util.List;

/** What became of registering or correcting a paper. */
public sealed interface Outcome {
    /** Done; the paper as it stands now. */
    record Done(Paper paper) implements Outcome {}

    /** Not done, for all of these reasons. */
    record Faulty(List<Problem.Fault> faults) implements Outcome {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /** Not done: the body has a paper with that 文号 already. */
    record NumberTaken(String number, Paper by) implements Outcome {
        Problem.Fault fault() {
            return new Problem.Fault(
                    "number",
                    "%s的%s已经登记：《%s》（%s）"
                            .formatted(by.issuer().name(), number, by.title(), by.day()),
                    "核对文号；要改那份文件，请打开它点“更正”");
        }
    }
}

package cn.cunkou.platform.imports;

import cn.cunkou.platform.imports.BatchRow.Result;
import cn.cunkou.platform.web.Problem;
import java.util.Map;

/** What an import tells its owner. */
final class Sentences {
    private Sentences() {}

    static String address(String batch) {
        return "/console/imports/" + batch;
    }

    static String checked(Map<Result, Integer> counts) {
        return "核对完毕：新增%,d行，更新%,d行，无变化%,d行，有错%,d行。请确认后写入。"
                .formatted(
                        counts.getOrDefault(Result.CREATED, 0),
                        counts.getOrDefault(Result.UPDATED, 0),
                        counts.getOrDefault(Result.UNCHANGED, 0),
                        counts.getOrDefault(Result.WRONG, 0));
    }

    static String undone(int taken, int kept) {
        if (taken == 0) {
            return "这一批写入的%,d行之后都改过，没有撤销。".formatted(kept);
        }
        return kept == 0
                ? "撤销了%,d行。".formatted(taken)
                : "撤销了%,d行；有%,d行之后改过，保持现状。".formatted(taken, kept);
    }

    static String failure(RuntimeException failure, String otherwise) {
        return failure instanceof Problem problem ? problem.detail() : otherwise;
    }
}

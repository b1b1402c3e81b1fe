package cn.cunkou.programme;

import cn.cunkou.plan.Kind;
import cn.cunkou.platform.web.Paged;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@RequestMapping(ItemsApi.PATH)
@Tag(name = "plans")
class ItemsApi {
    static final String PATH = "/api/plans/{plan}/items";

    /** The parts of an item whose figure is how many of them were reached. */
    @Schema(name = "ItemParts")
    record PartsJson(
            String item,
            @Schema(description = "由全部部分算出的数，与这一项的数相同；各部分还没有数时为空") @Nullable String aggregate,
            String unit,
            LocalDate asOf,
            List<ItemJson> rows,
            long total,
            int number,
            int size) {}

    /** The figure of one day. */
    record PointJson(LocalDate day, @Nullable String value, @Nullable String reason) {
        static PointJson of(Point point) {
            var value = point.value();
            return new PointJson(
                    point.day(), value == null ? null : Words.plain(value), point.reason());
        }
    }

    private final Programme programme;

    ItemsApi(Programme programme) {
        this.programme = programme;
    }

    @GetMapping
    @Operation(summary = "方案的每一项做到了哪里", description = "按方案的次序；每个镇、村、单位各自要做到的项，后面紧跟各自的部分。")
    Paged<ItemJson> items(
            @PathVariable String plan,
            @Parameter(description = "只看这种：target、promise、cap、floor、line、reward、duty、deadline")
                    @RequestParam(defaultValue = "")
                    String kind,
            @Parameter(description = "只看这种状态") @RequestParam(defaultValue = "") String state,
            @Parameter(description = "只看这个领域，例如 站点") @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "200") int size) {
        Choice.states(state);
        Choice.kinds(Arrays.stream(Kind.values()), kind);
        var items =
                board(plan).items().stream()
                        .flatMap(item -> withParts(plan, item))
                        .filter(item -> kind.isEmpty() || item.kind().equals(kind))
                        .filter(item -> state.isEmpty() || item.state().equals(state))
                        .filter(item -> area.isEmpty() || item.area().equals(area))
                        .toList();
        var request = new Paged.Request(page, size);
        return request.of(
                items.stream().skip(request.offset()).limit(request.size()).toList(), items.size());
    }

    @GetMapping("/{item}")
    @Operation(summary = "一项做到了哪里")
    ItemJson item(@PathVariable String plan, @PathVariable String item) {
        var standing = standing(board(plan), item);
        var whole = standing.item().id();
        return ItemJson.of(plan, standing, standing.id().equals(whole) ? null : whole);
    }

    @GetMapping("/{item}/parts")
    @Operation(summary = "逐个算的一项的各部分", description = "每个镇、村、单位、站点或每一期的；aggregate 由全部部分算出，与这一项的数相同。")
    PartsJson parts(
            @PathVariable String plan,
            @PathVariable String item,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "200") int size) {
        var whole = standing(board(plan), item);
        if (whole.parts().isEmpty()) {
            throw Problem.notFound("这一项的各部分");
        }
        var request = new Paged.Request(page, size);
        var rows =
                whole.parts().stream()
                        .skip(request.offset())
                        .limit(request.size())
                        .map(part -> ItemJson.of(plan, part, whole.id()))
                        .toList();
        return new PartsJson(
                whole.id(),
                whole.parts().stream().allMatch(part -> part.value() == null)
                        ? null
                        : Long.toString(whole.parts().stream().filter(Standing::isReached).count()),
                ItemJson.unit(whole),
                whole.asOf(),
                rows,
                whole.parts().size(),
                request.number(),
                request.size());
    }

    static String partsOf(String plan, String item) {
        return UriComponentsBuilder.fromPath(PATH + "/{item}/parts").build(plan, item).toString();
    }

    @GetMapping("/{item}/series")
    @Operation(summary = "一项怎么一步步到今天", description = "每月末（时间长的每季末）和今天的数。")
    List<PointJson> series(@PathVariable String plan, @PathVariable String item) {
        var board = board(plan);
        return programme.trend(board, standing(board, item)).stream().map(PointJson::of).toList();
    }

    private Board board(String plan) {
        return programme
                .board(plan)
                .filter(board -> Counties.mayTellOf(board.edition().plan().division()))
                .orElseThrow(() -> Problem.notFound("方案" + plan));
    }

    private static Standing standing(Board board, String item) {
        return board.find(item).orElseThrow(() -> Problem.notFound("方案里的" + item));
    }

    private static Stream<ItemJson> withParts(String plan, Standing standing) {
        return Stream.concat(
                Stream.of(ItemJson.of(plan, standing, null)),
                standing.parts().stream().map(part -> ItemJson.of(plan, part, standing.id())));
    }
}

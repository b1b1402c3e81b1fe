package cn.cunkou.stations.applications;

import cn.cunkou.access.Crowd;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.stations.Level;
import cn.cunkou.stations.applications.Application.State;
import cn.cunkou.values.DivisionCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 申请建站 for everybody: the form, and how far an application has come, found by its receipt. */
@Controller
public class PublicApplicationPages {
    private static final String PATH = "/station-applications";

    /** An application holds its village until somebody has looked at it. */
    private static final int AS_LETTERS = 10;

    private final Applications applications;
    private final ApplicationCheck check;
    private final Crowd crowd;
    private final VillageOptions villages;
    private final Divisions divisions;
    private final Counties counties;
    private final FormKeys keys;
    private final JdbcClient jdbc;

    PublicApplicationPages(
            Applications applications,
            ApplicationCheck check,
            Crowd crowd,
            VillageOptions villages,
            Divisions divisions,
            Counties counties,
            FormKeys keys,
            JdbcClient jdbc) {
        this.applications = applications;
        this.check = check;
        this.crowd = crowd;
        this.villages = villages;
        this.divisions = divisions;
        this.counties = counties;
        this.keys = keys;
        this.jdbc = jdbc;
    }

    /** Where to look an application up; {@code missing} when nothing has that receipt. */
    public record LookUpPage(String typed, boolean missing) {}

    /**
     * How far an application has come, without anything about whoever applied.
     *
     * @param answer why it was sent back or refused; null where it was not
     */
    public record ReceiptPage(
            String receipt,
            String grouped,
            String place,
            Level level,
            State state,
            LocalDate day,
            LocalDate since,
            @Nullable String answer,
            boolean isNew,
            String county) {}

    private record Row(
            String division,
            String level,
            String state,
            LocalDate day,
            LocalDate waitsSince,
            @Nullable String answer) {}

    @GetMapping(PATH)
    String lookUp(@RequestParam(defaultValue = "") String receipt, Model model) {
        var plain = Receipts.plain(receipt);
        if (!plain.isEmpty() && plain.matches("[2-9A-Z]{12}")) {
            return "redirect:" + PATH + "/" + plain;
        }
        model.addAttribute("page", new LookUpPage(receipt, !plain.isEmpty()));
        return "stations/applications/lookUp";
    }

    @GetMapping(PATH + "/new")
    String form(Model model) {
        model.addAttribute("page", page(ApplicationInput.empty(), List.of()));
        return "stations/applications/publicForm";
    }

    @PostMapping(PATH + "/new")
    String submit(
            @ModelAttribute ApplicationInput input,
            @RequestParam(defaultValue = "") String key,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        crowd.enter(request);
        var county = counties.home().code();
        try {
            var receipt =
                    Actor.as(
                            office(county),
                            () ->
                                    keys.once(
                                            key,
                                            PATH,
                                            input,
                                            String.class,
                                            () -> {
                                                check.check(county, input);
                                                crowd.enter(request, AS_LETTERS);
                                                return applications.submit(county, input).receipt();
                                            }));
            return "redirect:" + PATH + "/" + receipt + "?done=new";
        } catch (Problem refused) {
            refused.shownAgain(response);
            model.addAttribute(
                    "page", page(input, FormFault.of(refused.faults(), ApplicationWords::label)));
            return "stations/applications/publicForm";
        }
    }

    @GetMapping(PATH + "/{receipt}")
    String one(
            @PathVariable String receipt,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        model.addAttribute("page", receipt(receipt, done.equals("new")));
        return "stations/applications/receipt";
    }

    @GetMapping(PATH + "/{receipt}/slip")
    String slip(@PathVariable String receipt, Model model) {
        model.addAttribute("page", receipt(receipt, false));
        return "stations/applications/slip";
    }

    private ReceiptPage receipt(String typed, boolean isNew) {
        var plain = Receipts.plain(typed);
        var home = counties.home();
        var row =
                jdbc.sql(
                                """
                                select division, level, state, day, waits_since, answer from stations.public_application
                                 where receipt = :receipt and starts_with(division, :county)
                                """)
                        .param("receipt", plain)
                        .param("county", home.code().digits())
                        .query(new DataClassRowMapper<>(Row.class))
                        .optional()
                        .orElseThrow(() -> Problem.notFound("这个查询号的申请"));
        var names = divisions.gazetteer(home.code(), counties.today(home.code()));
        return new ReceiptPage(
                plain,
                Receipts.grouped(plain),
                names.place(DivisionCode.of(row.division())),
                Level.of(row.level()),
                State.read(row.state()).orElseThrow(),
                row.day(),
                row.waitsSince(),
                row.answer(),
                isNew,
                home.name());
    }

    /** Somebody without an account hands in at the county's counter. */
    private static Actor office(DivisionCode county) {
        return new Actor(Actor.Kind.SYSTEM, "public", "网上申请", Set.of(), Scope.of(county.digits()));
    }

    private ApplicationFormPage page(ApplicationInput input, List<FormFault> faults) {
        var county = counties.home().code();
        return new ApplicationFormPage(
                "申请建服务站",
                PATH + "/new",
                "/stations",
                Actor.as(office(county), () -> villages.of(county)),
                input,
                faults);
    }
}

package cn.cunkou.funds.claims;

import cn.cunkou.plan.rewards.SubjectKind;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.stations.Station;
import cn.cunkou.stations.services.Services;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What keepers ask for on behalf of the station they keep, and of no other. Applications belong to
 * the county, which a keeper does not see: here they act in it, with nothing but their own
 * station's in reach.
 */
@Service
public class StationClaims {
    private final Claims claims;
    private final ClaimTable table;
    private final ClaimViews views;
    private final Entitled entitled;
    private final Services services;
    private final Counties counties;
    private final TransactionTemplate transaction;

    StationClaims(
            Claims claims,
            ClaimTable table,
            ClaimViews views,
            Entitled entitled,
            Services services,
            Counties counties,
            TransactionTemplate transaction) {
        this.claims = claims;
        this.table = table;
        this.views = views;
        this.entitled = entitled;
        this.services = services;
        this.counties = counties;
        this.transaction = transaction;
    }

    /** A paper as it is handed in. */
    public record Photo(String name, InputStream content) {}

    /**
     * The application that stands for each reward, by the reward's id; the latest where there are
     * several.
     *
     * @throws Problem when the station is somebody else's
     */
    public Map<String, ClaimRow> of(UUID station) {
        return inCounty(
                station,
                _ ->
                        own(station).stream()
                                .filter(claim -> claim.state() != State.WITHDRAWN)
                                .collect(
                                        Collectors.toMap(
                                                Claim::reward,
                                                ClaimRow::of,
                                                (latest, _) -> latest)));
    }

    /**
     * Opens an application, judged by today.
     *
     * @param reward id in the plan of the county
     * @return the one that stands already, where there is one
     * @throws Problem when the station is somebody else's, or no fund pays that
     */
    public UUID open(UUID station, String reward) {
        try {
            return inCounty(
                    station,
                    kept -> standing(station, reward).orElseGet(() -> begin(kept, reward)));
        } catch (Problem refused) {
            // Of two taps at once the later finds what the earlier opened.
            return inCounty(station, _ -> standing(station, reward)).orElseThrow(() -> refused);
        }
    }

    private Optional<UUID> standing(UUID station, String reward) {
        return own(station).stream()
                .filter(claim -> claim.reward().equals(reward) && claim.stands())
                .map(Claim::id)
                .findFirst();
    }

    private UUID begin(Station kept, String reward) {
        var county = counties.find(kept.county()).orElseThrow();
        var named =
                entitled.rewards(county).stream()
                        .filter(one -> one.value().endsWith("/" + reward))
                        .findFirst()
                        .map(one -> entitled.named(county, one.value()))
                        .orElseThrow(() -> Problem.notFound("奖补" + reward));
        return claims.open(named.fund(), named.reward().id(), kept.id().toString(), null);
    }

    /**
     * The page of one.
     *
     * @param typed what was typed and refused; null to show what is kept
     */
    public ClaimPage page(
            UUID station,
            UUID claim,
            String done,
            @Nullable FillInput typed,
            List<FormFault> faults) {
        return with(
                station, claim, one -> views.page(one, done, typed, InvoiceInput.EMPTY, faults));
    }

    public void fill(UUID station, UUID claim, int version, FillInput input) {
        // To whom the money goes is not for the keeper to say.
        var own =
                new FillInput(
                        null, input.holder(), input.bank(), input.account(), null, input.facts());
        act(station, claim, () -> claims.fill(claim, version, own));
    }

    public void attach(UUID station, UUID claim, List<Photo> photos) {
        act(
                station,
                claim,
                () ->
                        claims.attach(
                                claim,
                                photos.stream()
                                        .map(one -> new Claims.Upload(one.name(), one.content()))
                                        .toList()));
    }

    public void detach(UUID station, UUID claim, UUID file) {
        act(station, claim, () -> claims.detach(claim, file));
    }

    public void submit(UUID station, UUID claim, int version) {
        act(station, claim, () -> claims.submit(claim, version));
    }

    public void withdraw(UUID station, UUID claim, int version, String reason) {
        act(station, claim, () -> claims.withdraw(claim, version, reason));
    }

    /** A paper of one, with its name. */
    public NamedFile file(UUID station, UUID claim, UUID file) {
        return with(
                station,
                claim,
                one ->
                        claims.files(one).stream()
                                .filter(paper -> paper.id().equals(file))
                                .findFirst()
                                .map(paper ->
                                        new NamedFile(
                                                paper.name(),
                                                new Files.Stored(
                                                        paper.sha256(),
                                                        paper.size(),
                                                        paper.mediaType())))
                                .orElseThrow(() -> Problem.notFound("凭证")));
    }

    /** A stored file and what it is called. */
    public record NamedFile(String name, Files.Stored stored) {}

    /** What is wrong with a form, in the words that it uses. */
    public static List<FormFault> faults(Problem refused) {
        return ClaimViews.faults(refused);
    }

    private List<Claim> own(UUID station) {
        return table.of(SubjectKind.STATION, station.toString());
    }

    private void act(UUID station, UUID claim, Runnable act) {
        with(
                station,
                claim,
                one -> {
                    act.run();
                    return one;
                });
    }

    private <T> T with(UUID station, UUID claim, Function<Claim, T> act) {
        return inCounty(
                station,
                _ ->
                        act.apply(
                                own(station).stream()
                                        .filter(one -> one.id().equals(claim))
                                        .findFirst()
                                        .orElseThrow(Claims::missing)));
    }

    private <T> T inCounty(UUID station, Function<Station, T> act) {
        var kept = services.stationOf(station);
        var keeper = Actor.current();
        var there =
                new Actor(
                        keeper.kind(),
                        keeper.id(),
                        keeper.name(),
                        keeper.roles(),
                        Scope.of(kept.county().digits()));
        return Actor.as(
                there, () -> Objects.requireNonNull(transaction.execute(_ -> act.apply(kept))));
    }
}

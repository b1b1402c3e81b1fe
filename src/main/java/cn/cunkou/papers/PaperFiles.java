package cn.cunkou.papers;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.platform.files.Files;
import cn.cunkou.platform.web.Problem;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files of papers; who may see a paper may see them. */
@Service
class PaperFiles {
    /** A scan of many pages has several files, but not any number. */
    private static final int MOST = 20;

    private static final String SELECT =
            """
            select attachment.id, paper, name, attachment.sha256, media_type, size
              from papers.attachment
              join platform.file on file.sha256 = attachment.sha256
             where removed_at is null
            """;
    private static final String PUBLIC =
            "select id, paper, name, sha256, media_type, size from papers.public_attachment";

    private final JdbcClient jdbc;
    private final PaperBook book;
    private final Files files;
    private final Counties counties;
    private final Audit audit;

    PaperFiles(JdbcClient jdbc, PaperBook book, Files files, Counties counties, Audit audit) {
        this.jdbc = jdbc;
        this.book = book;
        this.files = files;
        this.counties = counties;
        this.audit = audit;
    }

    /** What the audit trail keeps of one. */
    private record Kept(String name, String sha256) {}

    @Transactional(readOnly = true)
    public List<PaperFile> of(UUID paper) {
        return jdbc.sql(SELECT + " and paper = :paper order by added_at, attachment.id")
                .param("paper", paper)
                .query(new DataClassRowMapper<>(PaperFile.class))
                .list();
    }

    /**
     * One file of a paper.
     *
     * @throws Problem when there is none, or the paper lies outside the actor's divisions
     */
    @Transactional(readOnly = true)
    public PaperFile get(UUID paper, UUID id) {
        return jdbc.sql(SELECT + " and paper = :paper and attachment.id = :id")
                .param("paper", paper)
                .param("id", id)
                .query(new DataClassRowMapper<>(PaperFile.class))
                .optional()
                .orElseThrow(() -> Problem.notFound("附件"));
    }

    /** The files of an open paper, for everybody. */
    @Transactional(readOnly = true)
    public List<PaperFile> ofOpen(UUID paper) {
        return jdbc.sql(PUBLIC + " where paper = :paper order by id")
                .param("paper", paper)
                .query(new DataClassRowMapper<>(PaperFile.class))
                .list();
    }

    /**
     * One file of an open paper.
     *
     * @throws Problem when there is none, or the paper is not open
     */
    @Transactional(readOnly = true)
    public PaperFile getOpen(UUID paper, UUID id) {
        return ofOpen(paper).stream()
                .filter(file -> file.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("附件"));
    }

    /**
     * Adds one.
     *
     * @throws Problem when the paper cannot be seen or does not stand, belongs to a body for which
     *     whoever acts may not write, or the file is not accepted
     */
    @Transactional
    public void add(UUID id, String fileName, InputStream content) {
        var paper = Papers.requireStanding(book.lock(id).orElseThrow(Papers::missing));
        if (paper.files() >= MOST) {
            throw Problem.conflict("一份公文最多%d个附件，请合并成一个PDF。".formatted(MOST));
        }
        var name = Files.plainName(fileName);
        var stored = files.store(content, name, Files.Rule.PICTURES_AND_PAPERS);
        jdbc.sql(
                        """
                        insert into papers.attachment (paper, division, sha256, name, added_at, added_by)
                        values (:paper, :division, :sha256, :name, :now, :by)
                        """)
                .param("paper", id)
                .param("division", paper.division().digits())
                .param("sha256", stored.sha256())
                .param("name", name)
                .param("now", now(paper.division()))
                .param("by", Actor.current().name())
                .update();
        var kept = new Kept(name, stored.sha256());
        audit.record("上传附件", Papers.subject(paper), null, kept, null);
    }

    /** Takes one off the paper; that it was there stays on record. */
    @Transactional
    public void remove(UUID id, UUID file) {
        var paper = Papers.requireStanding(book.lock(id).orElseThrow(Papers::missing));
        var removed = get(id, file);
        jdbc.sql("update papers.attachment set removed_at = :now, removed_by = :by where id = :id")
                .param("now", now(paper.division()))
                .param("by", Actor.current().name())
                .param("id", file)
                .update();
        var kept = new Kept(removed.name(), removed.sha256());
        audit.record("移除附件", Papers.subject(paper), kept, null, null);
    }

    /** Gives the files of a paper to the one that takes its place. */
    void takeOver(Paper from, UUID to, DivisionCode division) {
        jdbc.sql(
                        """
                        insert into papers.attachment (paper, division, sha256, name, added_at, added_by)
                        select :to, :division, sha256, name, added_at, added_by from papers.attachment
                         where paper = :from and removed_at is null order by added_at, id
                        """)
                .param("to", to)
                .param("division", division.digits())
                .param("from", from.id())
                .update();
    }

    private OffsetDateTime now(DivisionCode division) {
        return counties.now(division).atOffset(ZoneOffset.UTC);
    }
}

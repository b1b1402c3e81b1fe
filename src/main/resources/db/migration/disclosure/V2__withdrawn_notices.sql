-- That a notice was taken down, when and why, stays public; what it said and whom it named does not.

grant select (withdrawal_reason) on disclosure.notice to cunkou_public;
drop policy public_reads on disclosure.notice;
create policy public_reads on disclosure.notice for select to cunkou_public using (true);
drop policy public_reads on disclosure.notice_line;
create policy public_reads on disclosure.notice_line for select to cunkou_public
    using (exists (select from disclosure.notice where notice.id = notice_line.notice and notice.withdrawn_at is null));

call platform.publish_view('disclosure.public_notice', $view$
select notice.id, notice.division as county, body.name as body_name,
       case when notice.withdrawn_at is null then notice.title else '' end as title,
       case when notice.withdrawn_at is null then notice.said else '' end as said,
       notice.item, notice.from_day, notice.working_days, notice.ended_on, notice.held,
       (select count(*) from disclosure.objection where objection.notice = notice.id) as objections,
       (select count(*) from disclosure.objection where objection.notice = notice.id and verdict is not null) as answered,
       (select count(*) from disclosure.objection where objection.notice = notice.id and verdict = 'upheld') as upheld,
       notice.withdrawn_at, notice.withdrawal_reason
  from disclosure.notice
  join registry.public_body as body on body.id = notice.body
$view$);

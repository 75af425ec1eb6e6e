import corridor.foundation.kernel.models.citations
import corridor.foundation.kernel.models.texts
import corridor.foundation.kernel.rules
import django.contrib.postgres.fields.ranges
import django.db.models.constraints
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('parties', '0001_initial'),
        ('pghistory', '0007_auto_20250421_0444'),
        ('policy', '0003_names'),
        ('portfolio', '0001_initial'),
        ('reference', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Evaluation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), size=None)),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12, unique=True)),
                ('code', models.SlugField(max_length=80, unique=True)),
                ('kind', models.CharField(choices=[('evaluation', 'evaluation'), ('mid_term', 'mid-term evaluation'), ('impact', 'impact assessment'), ('study', 'study'), ('survey', 'survey'), ('monitoring', 'monitoring'), ('review', 'review')], max_length=10)),
                ('stage', models.CharField(choices=[('planned', 'planned'), ('under_way', 'under way'), ('finished', 'finished'), ('unknown', 'not known')], max_length=9)),
                ('independence', models.CharField(choices=[('internal', 'by those who carried it out or funded it'), ('external', 'by others'), ('unknown', 'not known')], max_length=8)),
                ('title', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('text', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('day', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, null=True)),
                ('covers', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, null=True)),
                ('address', models.URLField(blank=True, max_length=500)),
                ('consequence', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('note', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('entered', models.CharField(choices=[('pack', 'data pack'), ('person', 'a person')], max_length=6)),
                ('by_key', models.BigIntegerField(blank=True, null=True)),
                ('edited', models.BooleanField(default=False, editable=False)),
                ('loaded', models.CharField(blank=True, editable=False, max_length=64)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('commissioner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.organisation')),
                ('document', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.document')),
                ('evaluator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.organisation')),
            ],
            options={
                'verbose_name': 'evaluation',
                'ordering': ['code'],
                'permissions': [('record_evaluation', 'Record evaluations, with findings and recommendations'), ('respond', 'Write down the response to a recommendation'), ('follow_up', 'Write down what became of a recommendation')],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='EvaluationActivity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='portfolio.activity')),
                ('evaluation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='of_activities', to='learning.evaluation')),
            ],
            options={
                'verbose_name': 'activity of an evaluation',
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='evaluation',
            name='activities',
            field=models.ManyToManyField(related_name='evaluations', through='learning.EvaluationActivity', to='portfolio.activity'),
        ),
        migrations.CreateModel(
            name='EvaluationActivityEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('activity', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='portfolio.activity')),
                ('evaluation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='learning.evaluation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='learning.evaluationactivity')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EvaluationCountry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.country')),
                ('evaluation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='of_countries', to='learning.evaluation')),
            ],
            options={
                'verbose_name': 'country of an evaluation',
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='evaluation',
            name='countries',
            field=models.ManyToManyField(related_name='evaluations', through='learning.EvaluationCountry', to='reference.country'),
        ),
        migrations.CreateModel(
            name='EvaluationCountryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('country', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.country')),
                ('evaluation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='learning.evaluation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='learning.evaluationcountry')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EvaluationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), size=None)),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12)),
                ('code', models.SlugField(db_index=False, max_length=80)),
                ('kind', models.CharField(choices=[('evaluation', 'evaluation'), ('mid_term', 'mid-term evaluation'), ('impact', 'impact assessment'), ('study', 'study'), ('survey', 'survey'), ('monitoring', 'monitoring'), ('review', 'review')], max_length=10)),
                ('stage', models.CharField(choices=[('planned', 'planned'), ('under_way', 'under way'), ('finished', 'finished'), ('unknown', 'not known')], max_length=9)),
                ('independence', models.CharField(choices=[('internal', 'by those who carried it out or funded it'), ('external', 'by others'), ('unknown', 'not known')], max_length=8)),
                ('title', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('text', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('day', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, null=True)),
                ('covers', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, null=True)),
                ('address', models.URLField(blank=True, max_length=500)),
                ('consequence', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('note', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('entered', models.CharField(choices=[('pack', 'data pack'), ('person', 'a person')], max_length=6)),
                ('by_key', models.BigIntegerField(blank=True, null=True)),
                ('edited', models.BooleanField(default=False, editable=False)),
                ('loaded', models.CharField(blank=True, editable=False, max_length=64)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('commissioner', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.organisation')),
                ('document', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.document')),
                ('evaluator', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='learning.evaluation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='EvaluationNode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('evaluation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='of_nodes', to='learning.evaluation')),
                ('node', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='policy.node')),
            ],
            options={
                'verbose_name': 'node of an evaluation',
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='evaluation',
            name='nodes',
            field=models.ManyToManyField(related_name='evaluations', through='learning.EvaluationNode', to='policy.node'),
        ),
        migrations.CreateModel(
            name='EvaluationNodeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('evaluation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='learning.evaluation')),
                ('node', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='policy.node')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='learning.evaluationnode')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), size=None)),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12, unique=True)),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('strength', 'strength'), ('weakness', 'weakness'), ('neutral', 'neither')], max_length=8)),
                ('text', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('evaluation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='learning.evaluation')),
            ],
            options={
                'verbose_name': 'finding',
                'ordering': ['evaluation', 'position'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='FindingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), size=None)),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12)),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('strength', 'strength'), ('weakness', 'weakness'), ('neutral', 'neither')], max_length=8)),
                ('text', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('evaluation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='learning.evaluation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='learning.finding')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12, unique=True)),
                ('position', models.PositiveSmallIntegerField()),
                ('day', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, null=True)),
                ('text', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('evidence', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), blank=True, default=list, size=None)),
                ('reason', models.TextField(blank=True)),
                ('entered', models.CharField(choices=[('pack', 'data pack'), ('person', 'a person')], max_length=6)),
                ('by_key', models.BigIntegerField(blank=True, null=True)),
                ('written', models.DateTimeField(auto_now_add=True)),
                ('state', models.CharField(choices=[('planned', 'planned'), ('under_way', 'under way'), ('done', 'done'), ('dropped', 'dropped'), ('silent', 'sources silent')], max_length=9)),
                ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='learning.followup')),
            ],
            options={
                'verbose_name': 'follow-up of a recommendation',
                'ordering': ['recommendation', 'position'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Lesson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12, unique=True)),
                ('code', models.SlugField(max_length=80, unique=True)),
                ('title', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('text', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('applies_when', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('evidence', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), blank=True, default=list, size=None)),
                ('state', models.CharField(choices=[('proposed', 'proposed'), ('accepted', 'accepted'), ('declined', 'declined')], max_length=8)),
                ('remark', models.TextField(blank=True)),
                ('note', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('entered', models.CharField(choices=[('pack', 'data pack'), ('person', 'a person')], max_length=6)),
                ('by_key', models.BigIntegerField(blank=True, null=True)),
                ('edited', models.BooleanField(default=False, editable=False)),
                ('loaded', models.CharField(blank=True, editable=False, max_length=64)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('evaluation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lessons', to='learning.evaluation')),
                ('proposer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.organisation')),
            ],
            options={
                'verbose_name': 'lesson',
                'ordering': ['code'],
                'permissions': [('propose_lesson', 'Propose a lesson from an own activity'), ('accept_lesson', 'Record lessons, and accept those that are proposed')],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='LessonActivity',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('learned', 'learned in'), ('reused', 'used again in')], max_length=7)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='portfolio.activity')),
                ('lesson', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='of_activities', to='learning.lesson')),
            ],
            options={
                'verbose_name': 'activity of a lesson',
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='lesson',
            name='activities',
            field=models.ManyToManyField(related_name='lessons', through='learning.LessonActivity', to='portfolio.activity'),
        ),
        migrations.CreateModel(
            name='LessonActivityEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('role', models.CharField(choices=[('learned', 'learned in'), ('reused', 'used again in')], max_length=7)),
                ('activity', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='portfolio.activity')),
                ('lesson', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='learning.lesson')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='learning.lessonactivity')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LessonCountry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('country', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reference.country')),
                ('lesson', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='of_countries', to='learning.lesson')),
            ],
            options={
                'verbose_name': 'country of a lesson',
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='lesson',
            name='countries',
            field=models.ManyToManyField(related_name='lessons', through='learning.LessonCountry', to='reference.country'),
        ),
        migrations.CreateModel(
            name='LessonCountryEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('country', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='reference.country')),
                ('lesson', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='learning.lesson')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='learning.lessoncountry')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LessonEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12)),
                ('code', models.SlugField(db_index=False, max_length=80)),
                ('title', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('text', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('applies_when', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('evidence', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), blank=True, default=list, size=None)),
                ('state', models.CharField(choices=[('proposed', 'proposed'), ('accepted', 'accepted'), ('declined', 'declined')], max_length=8)),
                ('remark', models.TextField(blank=True)),
                ('note', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('entered', models.CharField(choices=[('pack', 'data pack'), ('person', 'a person')], max_length=6)),
                ('by_key', models.BigIntegerField(blank=True, null=True)),
                ('edited', models.BooleanField(default=False, editable=False)),
                ('loaded', models.CharField(blank=True, editable=False, max_length=64)),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('evaluation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='learning.evaluation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='learning.lesson')),
                ('proposer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.organisation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LessonNode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('lesson', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='of_nodes', to='learning.lesson')),
                ('node', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='policy.node')),
            ],
            options={
                'verbose_name': 'node of a lesson',
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='lesson',
            name='nodes',
            field=models.ManyToManyField(related_name='lessons', through='learning.LessonNode', to='policy.node'),
        ),
        migrations.CreateModel(
            name='LessonNodeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('lesson', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='learning.lesson')),
                ('node', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='policy.node')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='learning.lessonnode')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LessonTheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('theme', models.CharField(max_length=40)),
                ('lesson', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='themes', to='learning.lesson')),
            ],
            options={
                'verbose_name': 'theme of a lesson',
                'ordering': ['lesson', 'theme'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='LessonThemeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('theme', models.CharField(max_length=40)),
                ('lesson', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='learning.lesson')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='learning.lessontheme')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), size=None)),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12, unique=True)),
                ('position', models.PositiveSmallIntegerField()),
                ('text', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('term', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, null=True)),
                ('addressed', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.organisation')),
                ('evaluation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recommendations', to='learning.evaluation')),
            ],
            options={
                'verbose_name': 'recommendation',
                'ordering': ['evaluation', 'position'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='FollowUpEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12)),
                ('position', models.PositiveSmallIntegerField()),
                ('day', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, null=True)),
                ('text', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('evidence', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), blank=True, default=list, size=None)),
                ('reason', models.TextField(blank=True)),
                ('entered', models.CharField(choices=[('pack', 'data pack'), ('person', 'a person')], max_length=6)),
                ('by_key', models.BigIntegerField(blank=True, null=True)),
                ('written', models.DateTimeField(auto_now_add=True)),
                ('state', models.CharField(choices=[('planned', 'planned'), ('under_way', 'under way'), ('done', 'done'), ('dropped', 'dropped'), ('silent', 'sources silent')], max_length=9)),
                ('corrects', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='learning.followup')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='learning.followup')),
                ('recommendation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='learning.recommendation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='followup',
            name='recommendation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='learning.recommendation'),
        ),
        migrations.CreateModel(
            name='RecommendationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), size=None)),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12)),
                ('position', models.PositiveSmallIntegerField()),
                ('text', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('term', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, null=True)),
                ('addressed', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.organisation')),
                ('evaluation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='learning.evaluation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='learning.recommendation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12, unique=True)),
                ('position', models.PositiveSmallIntegerField()),
                ('day', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, null=True)),
                ('text', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('evidence', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), blank=True, default=list, size=None)),
                ('reason', models.TextField(blank=True)),
                ('entered', models.CharField(choices=[('pack', 'data pack'), ('person', 'a person')], max_length=6)),
                ('by_key', models.BigIntegerField(blank=True, null=True)),
                ('written', models.DateTimeField(auto_now_add=True)),
                ('reply', models.CharField(choices=[('accepted', 'accepted'), ('partly', 'partly accepted'), ('rejected', 'rejected'), ('not_stated', 'response not stated')], max_length=10)),
                ('term', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, null=True)),
                ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='learning.response')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='parties.organisation')),
                ('recommendation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='learning.recommendation')),
            ],
            options={
                'verbose_name': 'response to a recommendation',
                'ordering': ['recommendation', 'position'],
                'abstract': False,
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='ResponseEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('public_id', models.CharField(default=corridor.foundation.kernel.rules.new_public_id, editable=False, max_length=12)),
                ('position', models.PositiveSmallIntegerField()),
                ('day', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, null=True)),
                ('text', corridor.foundation.kernel.models.texts.TranslatedField()),
                ('evidence', corridor.foundation.kernel.models.texts.TranslatedField(blank=True, null=True)),
                ('sources', corridor.foundation.kernel.models.citations.CitationsField(base_field=models.CharField(max_length=60, validators=[corridor.foundation.kernel.models.citations.check_citation]), blank=True, default=list, size=None)),
                ('reason', models.TextField(blank=True)),
                ('entered', models.CharField(choices=[('pack', 'data pack'), ('person', 'a person')], max_length=6)),
                ('by_key', models.BigIntegerField(blank=True, null=True)),
                ('written', models.DateTimeField(auto_now_add=True)),
                ('reply', models.CharField(choices=[('accepted', 'accepted'), ('partly', 'partly accepted'), ('rejected', 'rejected'), ('not_stated', 'response not stated')], max_length=10)),
                ('term', django.contrib.postgres.fields.ranges.DateRangeField(blank=True, null=True)),
                ('corrects', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='learning.response')),
                ('organisation', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='parties.organisation')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='learning.response')),
                ('recommendation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='learning.recommendation')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='evaluationactivity',
            constraint=models.UniqueConstraint(fields=('evaluation', 'activity'), name='learning_evaluationactivity_once'),
        ),
        migrations.AddConstraint(
            model_name='evaluationcountry',
            constraint=models.UniqueConstraint(fields=('evaluation', 'country'), name='learning_evaluationcountry_once'),
        ),
        migrations.AddConstraint(
            model_name='evaluationnode',
            constraint=models.UniqueConstraint(fields=('evaluation', 'node'), name='learning_evaluationnode_once'),
        ),
        migrations.AddConstraint(
            model_name='evaluation',
            constraint=models.CheckConstraint(condition=models.Q(('sources__len__gte', 1)), name='learning_evaluation_sourced'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.CheckConstraint(condition=models.Q(('sources__len__gte', 1)), name='learning_finding_sourced'),
        ),
        migrations.AddConstraint(
            model_name='finding',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('evaluation', 'position'), name='learning_finding_order'),
        ),
        migrations.AddConstraint(
            model_name='lessonactivity',
            constraint=models.UniqueConstraint(fields=('lesson', 'activity'), name='learning_lessonactivity_once'),
        ),
        migrations.AddConstraint(
            model_name='lessoncountry',
            constraint=models.UniqueConstraint(fields=('lesson', 'country'), name='learning_lessoncountry_once'),
        ),
        migrations.AddConstraint(
            model_name='lessonnode',
            constraint=models.UniqueConstraint(fields=('lesson', 'node'), name='learning_lessonnode_once'),
        ),
        migrations.AddConstraint(
            model_name='lesson',
            constraint=models.CheckConstraint(condition=models.Q(('sources__len__gte', 1), ('evidence__isnull', False), ('evaluation__isnull', False), _connector='OR'), name='learning_lesson_evidence'),
        ),
        migrations.AddConstraint(
            model_name='lesson',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'proposed'), _negated=True), ('proposer__isnull', False), _connector='OR'), name='learning_lesson_proposed_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='lesson',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'declined'), _negated=True), models.Q(('remark', ''), _negated=True), _connector='OR'), name='learning_lesson_declined_with_remark'),
        ),
        migrations.AddConstraint(
            model_name='lessontheme',
            constraint=models.UniqueConstraint(fields=('lesson', 'theme'), name='learning_lessontheme_once'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.CheckConstraint(condition=models.Q(('sources__len__gte', 1)), name='learning_recommendation_sourced'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.UniqueConstraint(deferrable=django.db.models.constraints.Deferrable['DEFERRED'], fields=('evaluation', 'position'), name='learning_recommendation_order'),
        ),
        migrations.AddConstraint(
            model_name='followup',
            constraint=models.UniqueConstraint(fields=('recommendation', 'position'), name='learning_followup_order'),
        ),
        migrations.AddConstraint(
            model_name='followup',
            constraint=models.CheckConstraint(condition=models.Q(('sources__len__gte', 1), ('evidence__isnull', False), _connector='OR'), name='learning_followup_evidence'),
        ),
        migrations.AddConstraint(
            model_name='followup',
            constraint=models.CheckConstraint(condition=models.Q(('corrects__isnull', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='learning_followup_correction_has_reason'),
        ),
        migrations.AddConstraint(
            model_name='response',
            constraint=models.UniqueConstraint(fields=('recommendation', 'position'), name='learning_response_order'),
        ),
        migrations.AddConstraint(
            model_name='response',
            constraint=models.CheckConstraint(condition=models.Q(('sources__len__gte', 1), ('evidence__isnull', False), _connector='OR'), name='learning_response_evidence'),
        ),
        migrations.AddConstraint(
            model_name='response',
            constraint=models.CheckConstraint(condition=models.Q(('corrects__isnull', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='learning_response_correction_has_reason'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluationactivity',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_evaluationactivityevent" ("activity_id", "evaluation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."activity_id", new_values."evaluation_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b5d9355d92f8b5e87dd64349a5b5124535ce630a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_6b8f4', referencing='REFERENCING NEW TABLE AS new_values ', table='learning_evaluationactivity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluationactivity',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_evaluationactivityevent" ("activity_id", "evaluation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."activity_id", new_values."evaluation_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='c700aafedd6968bcd15c4c797979b85b2f0719b8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_a3228', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='learning_evaluationactivity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluationactivity',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_evaluationactivityevent" ("activity_id", "evaluation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."activity_id", old_values."evaluation_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='49809dbdb49ab82bd6694572f9f270dd97e2b37e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_08c12', referencing='REFERENCING OLD TABLE AS old_values ', table='learning_evaluationactivity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluationactivityevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='10e5ab698fc032ba95f155451f0e5650824e34ac', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_365f5', table='learning_evaluationactivityevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluationcountry',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_evaluationcountryevent" ("country_id", "evaluation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."country_id", new_values."evaluation_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='364c84d8a23cd18b20a2ef7ed640a5a4306234e7', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f296e', referencing='REFERENCING NEW TABLE AS new_values ', table='learning_evaluationcountry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluationcountry',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_evaluationcountryevent" ("country_id", "evaluation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."country_id", new_values."evaluation_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='b8cd513e57dc6c2080fd18c07f8a7c71980536cf', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_bebaf', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='learning_evaluationcountry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluationcountry',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_evaluationcountryevent" ("country_id", "evaluation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."country_id", old_values."evaluation_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='6a1a89f48ad7720b09a6d5c3ce47f1a079f0aef8', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a42aa', referencing='REFERENCING OLD TABLE AS old_values ', table='learning_evaluationcountry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluationcountryevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f3f733575487dab39d861e261a6421c19025166d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_527a0', table='learning_evaluationcountryevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9a722be4856b39a11da8599e52d7d986e826a53d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_af591', table='learning_evaluationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluationnode',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_evaluationnodeevent" ("evaluation_id", "id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."evaluation_id", new_values."id", new_values."node_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9a91049680b9c1c88e6dc84043b60a84ba17dbfd', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_cc79e', referencing='REFERENCING NEW TABLE AS new_values ', table='learning_evaluationnode', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluationnode',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_evaluationnodeevent" ("evaluation_id", "id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."evaluation_id", new_values."id", new_values."node_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1964ee17a0adcb16fb83c6bc231203aee088b218', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f6f18', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='learning_evaluationnode', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluationnode',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_evaluationnodeevent" ("evaluation_id", "id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."evaluation_id", old_values."id", old_values."node_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e0d1ed072b26ac494c6470c9c7a5c52571faa6d9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_2e86c', referencing='REFERENCING OLD TABLE AS old_values ', table='learning_evaluationnode', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_evaluationevent" ("address", "by_key", "code", "commissioner_id", "consequence", "covers", "day", "document_id", "edited", "entered", "evaluator_id", "id", "independence", "kind", "loaded", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sources", "stage", "text", "title", "version") SELECT new_values."address", new_values."by_key", new_values."code", new_values."commissioner_id", new_values."consequence", new_values."covers", new_values."day", new_values."document_id", new_values."edited", new_values."entered", new_values."evaluator_id", new_values."id", new_values."independence", new_values."kind", new_values."loaded", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."public_id", new_values."sources", new_values."stage", new_values."text", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='1fffcdd015b5c4c3d9b7034db3f89cf0a234f6ab', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3096e', referencing='REFERENCING NEW TABLE AS new_values ', table='learning_evaluation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_evaluationevent" ("address", "by_key", "code", "commissioner_id", "consequence", "covers", "day", "document_id", "edited", "entered", "evaluator_id", "id", "independence", "kind", "loaded", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sources", "stage", "text", "title", "version") SELECT new_values."address", new_values."by_key", new_values."code", new_values."commissioner_id", new_values."consequence", new_values."covers", new_values."day", new_values."document_id", new_values."edited", new_values."entered", new_values."evaluator_id", new_values."id", new_values."independence", new_values."kind", new_values."loaded", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."public_id", new_values."sources", new_values."stage", new_values."text", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='195717a55b86282f3cbee8f9cf64f54cb90a677f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c0c34', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='learning_evaluation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_evaluationevent" ("address", "by_key", "code", "commissioner_id", "consequence", "covers", "day", "document_id", "edited", "entered", "evaluator_id", "id", "independence", "kind", "loaded", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_id", "sources", "stage", "text", "title", "version") SELECT old_values."address", old_values."by_key", old_values."code", old_values."commissioner_id", old_values."consequence", old_values."covers", old_values."day", old_values."document_id", old_values."edited", old_values."entered", old_values."evaluator_id", old_values."id", old_values."independence", old_values."kind", old_values."loaded", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."public_id", old_values."sources", old_values."stage", old_values."text", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='3d8ba142c7693efe533c592be57f1166f7b0f625', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_5a3b5', referencing='REFERENCING OLD TABLE AS old_values ', table='learning_evaluation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evaluationnodeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a5515509ae0cd9bb87513286d76335b7aca4cdc5', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_54c6e', table='learning_evaluationnodeevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_findingevent" ("evaluation_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "sources", "text") SELECT new_values."evaluation_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."public_id", new_values."sources", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8623d64bff4472e3d95535e07c9164351b23acff', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e191f', referencing='REFERENCING NEW TABLE AS new_values ', table='learning_finding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_findingevent" ("evaluation_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "sources", "text") SELECT new_values."evaluation_id", new_values."id", new_values."kind", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."public_id", new_values."sources", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='a731eee854b359df0a5713a37232eeee1216a0bf', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_76c84', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='learning_finding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='finding',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_findingevent" ("evaluation_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "sources", "text") SELECT old_values."evaluation_id", old_values."id", old_values."kind", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."public_id", old_values."sources", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='ef58a2ddb90a39e129ff7d5fc39332e522c3ab4e', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_31307', referencing='REFERENCING OLD TABLE AS old_values ', table='learning_finding', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='findingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='783c1115afbf0eea9612c12c689bbeae0999e1fc', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3c43a', table='learning_findingevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lessonactivity',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_lessonactivityevent" ("activity_id", "id", "lesson_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT new_values."activity_id", new_values."id", new_values."lesson_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."role" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='249849c1269e4eb393d39bcb877ea5e2a020ef3c', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_9171b', referencing='REFERENCING NEW TABLE AS new_values ', table='learning_lessonactivity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lessonactivity',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_lessonactivityevent" ("activity_id", "id", "lesson_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT new_values."activity_id", new_values."id", new_values."lesson_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."role" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3744a98875c2756e929e89039f0e016a1df7f73f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f8cc1', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='learning_lessonactivity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lessonactivity',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_lessonactivityevent" ("activity_id", "id", "lesson_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role") SELECT old_values."activity_id", old_values."id", old_values."lesson_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."role" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='29a39b88ad05b31289c31a21e6ef88ef777f9ae9', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c9662', referencing='REFERENCING OLD TABLE AS old_values ', table='learning_lessonactivity', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lessonactivityevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fbe463c36dec8bf895c9d1bb278d500f5eb0ba83', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_df36b', table='learning_lessonactivityevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lessoncountry',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_lessoncountryevent" ("country_id", "id", "lesson_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."country_id", new_values."id", new_values."lesson_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9ec09696f5a07a5b057d45f2badfcb250eacc0ed', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_d48e7', referencing='REFERENCING NEW TABLE AS new_values ', table='learning_lessoncountry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lessoncountry',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_lessoncountryevent" ("country_id", "id", "lesson_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."country_id", new_values."id", new_values."lesson_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e2780f66f528228e5f9be8c14ddbc7b605d9de79', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_88dcb', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='learning_lessoncountry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lessoncountry',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_lessoncountryevent" ("country_id", "id", "lesson_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."country_id", old_values."id", old_values."lesson_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='e60c613c5d4031ceb750468818d5f634413bb734', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_03cf9', referencing='REFERENCING OLD TABLE AS old_values ', table='learning_lessoncountry', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lessoncountryevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='66820d93b85956d16506519ce0293299eda3e9d1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e85e5', table='learning_lessoncountryevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lessonevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5c97713a87a271bbf21d3cb35c98a828d6e91615', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9f8c2', table='learning_lessonevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lessonnode',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_lessonnodeevent" ("id", "lesson_id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."lesson_id", new_values."node_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='25c3a58c320a046b6cb5dc32a68029ec91e05303', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3619e', referencing='REFERENCING NEW TABLE AS new_values ', table='learning_lessonnode', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lessonnode',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_lessonnodeevent" ("id", "lesson_id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."id", new_values."lesson_id", new_values."node_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9c5a8651307684ec8f45452fbb9ff2b3a0cf54ef', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_f3680', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='learning_lessonnode', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lessonnode',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_lessonnodeevent" ("id", "lesson_id", "node_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."id", old_values."lesson_id", old_values."node_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='f886625fa330192ac680aac81436589693ea4bb6', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_26ee9', referencing='REFERENCING OLD TABLE AS old_values ', table='learning_lessonnode', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lesson',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_lessonevent" ("applies_when", "by_key", "code", "edited", "entered", "evaluation_id", "evidence", "id", "loaded", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposer_id", "public_id", "remark", "sources", "state", "text", "title", "version") SELECT new_values."applies_when", new_values."by_key", new_values."code", new_values."edited", new_values."entered", new_values."evaluation_id", new_values."evidence", new_values."id", new_values."loaded", new_values."note", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."proposer_id", new_values."public_id", new_values."remark", new_values."sources", new_values."state", new_values."text", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='427aebffaddb5e942ee56877145747ccd8ee6bdb', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_4cb49', referencing='REFERENCING NEW TABLE AS new_values ', table='learning_lesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lesson',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_lessonevent" ("applies_when", "by_key", "code", "edited", "entered", "evaluation_id", "evidence", "id", "loaded", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposer_id", "public_id", "remark", "sources", "state", "text", "title", "version") SELECT new_values."applies_when", new_values."by_key", new_values."code", new_values."edited", new_values."entered", new_values."evaluation_id", new_values."evidence", new_values."id", new_values."loaded", new_values."note", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."proposer_id", new_values."public_id", new_values."remark", new_values."sources", new_values."state", new_values."text", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='fd058b7910345083ea1a69daa2abbc3b61ef23ab', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_722f5', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='learning_lesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lesson',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_lessonevent" ("applies_when", "by_key", "code", "edited", "entered", "evaluation_id", "evidence", "id", "loaded", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposer_id", "public_id", "remark", "sources", "state", "text", "title", "version") SELECT old_values."applies_when", old_values."by_key", old_values."code", old_values."edited", old_values."entered", old_values."evaluation_id", old_values."evidence", old_values."id", old_values."loaded", old_values."note", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."proposer_id", old_values."public_id", old_values."remark", old_values."sources", old_values."state", old_values."text", old_values."title", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='501ba49b1d16d33a3f6676b9f85024d0b822278d', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_e6abf', referencing='REFERENCING OLD TABLE AS old_values ', table='learning_lesson', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lessonnodeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bb6a051a7b04b3d41d89f8e66eff202bc37bfe8c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6bbf9', table='learning_lessonnodeevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lessontheme',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_lessonthemeevent" ("id", "lesson_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "theme") SELECT new_values."id", new_values."lesson_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."theme" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='7012e4b7a91c4c0a22457e46944a1c4e4df0dd83', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_e316c', referencing='REFERENCING NEW TABLE AS new_values ', table='learning_lessontheme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lessontheme',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_lessonthemeevent" ("id", "lesson_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "theme") SELECT new_values."id", new_values."lesson_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."theme" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5f74753f2043f8450d8b055f8155ec9e098123a5', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1722a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='learning_lessontheme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lessontheme',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_lessonthemeevent" ("id", "lesson_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "theme") SELECT old_values."id", old_values."lesson_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."theme" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a04321b8597c37fbdbf2831fc962e84eca67200c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f9fa8', referencing='REFERENCING OLD TABLE AS old_values ', table='learning_lessontheme', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='lessonthemeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='357fcf258267719c3d4a865dfc630067821d1d5c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_90446', table='learning_lessonthemeevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_recommendationevent" ("addressed_id", "evaluation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "sources", "term", "text") SELECT new_values."addressed_id", new_values."evaluation_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."public_id", new_values."sources", new_values."term", new_values."text" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='357350163fa4e58845a1e4c8803b064c7e2e9a24', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3eb53', referencing='REFERENCING NEW TABLE AS new_values ', table='learning_recommendation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_recommendationevent" ("addressed_id", "evaluation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "sources", "term", "text") SELECT new_values."addressed_id", new_values."evaluation_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."public_id", new_values."sources", new_values."term", new_values."text" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='ace52db87660c3c6da7e82022e380e6017d4068f', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_c927a', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='learning_recommendation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_recommendationevent" ("addressed_id", "evaluation_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "sources", "term", "text") SELECT old_values."addressed_id", old_values."evaluation_id", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."public_id", old_values."sources", old_values."term", old_values."text" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='28fa76e64dab6987459a63ebfa2c1cce632c0923', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_01370', referencing='REFERENCING OLD TABLE AS old_values ', table='learning_recommendation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='followupevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='fdef582f232b380eb06265c720b0180c75a9227b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4f640', table='learning_followupevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='followup',
            trigger=pgtrigger.compiler.Trigger(name='only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b5a23e5c01ec8dfc77797f1a528da6d0823bb503', operation='UPDATE OR DELETE', pgid='pgtrigger_only_added_9201d', table='learning_followup', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='followup',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_followupevent" ("by_key", "corrects_id", "day", "entered", "evidence", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "reason", "recommendation_id", "sources", "state", "text", "written") SELECT new_values."by_key", new_values."corrects_id", new_values."day", new_values."entered", new_values."evidence", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."public_id", new_values."reason", new_values."recommendation_id", new_values."sources", new_values."state", new_values."text", new_values."written" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='32cb20ae5e7af029df232a48f9b28c3c355705ea', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3d7fa', referencing='REFERENCING NEW TABLE AS new_values ', table='learning_followup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='followup',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_followupevent" ("by_key", "corrects_id", "day", "entered", "evidence", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "reason", "recommendation_id", "sources", "state", "text", "written") SELECT new_values."by_key", new_values."corrects_id", new_values."day", new_values."entered", new_values."evidence", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."public_id", new_values."reason", new_values."recommendation_id", new_values."sources", new_values."state", new_values."text", new_values."written" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='2e8154c2598e4c04b6fc98203635997f3149ff13', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_86348', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='learning_followup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='followup',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_followupevent" ("by_key", "corrects_id", "day", "entered", "evidence", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "reason", "recommendation_id", "sources", "state", "text", "written") SELECT old_values."by_key", old_values."corrects_id", old_values."day", old_values."entered", old_values."evidence", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."public_id", old_values."reason", old_values."recommendation_id", old_values."sources", old_values."state", old_values."text", old_values."written" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='a2ad3612985aec916030884ad1d01897088bd36c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_c69a5', referencing='REFERENCING OLD TABLE AS old_values ', table='learning_followup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recommendationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6ce8ff65e2aa7217caa2bc85a2654f0a5e521c37', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_839fe', table='learning_recommendationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='response',
            trigger=pgtrigger.compiler.Trigger(name='not_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='76ad4595e48f3cbea4b2dfd4c9ea19eb16d4a707', operation='DELETE', pgid='pgtrigger_not_deleted_7c879', table='learning_response', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='response',
            trigger=pgtrigger.compiler.Trigger(name='not_changed', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."by_key" IS DISTINCT FROM (NEW."by_key") OR OLD."corrects_id" IS DISTINCT FROM (NEW."corrects_id") OR OLD."day" IS DISTINCT FROM (NEW."day") OR OLD."entered" IS DISTINCT FROM (NEW."entered") OR OLD."evidence" IS DISTINCT FROM (NEW."evidence") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."public_id" IS DISTINCT FROM (NEW."public_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."recommendation_id" IS DISTINCT FROM (NEW."recommendation_id") OR OLD."reply" IS DISTINCT FROM (NEW."reply") OR OLD."sources" IS DISTINCT FROM (NEW."sources") OR OLD."term" IS DISTINCT FROM (NEW."term") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."written" IS DISTINCT FROM (NEW."written"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='0de1ff6298bfb3b75f8e1835181a5be8dd8c1a28', operation='UPDATE', pgid='pgtrigger_not_changed_2e8f1', table='learning_response', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='response',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_responseevent" ("by_key", "corrects_id", "day", "entered", "evidence", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "reason", "recommendation_id", "reply", "sources", "term", "text", "written") SELECT new_values."by_key", new_values."corrects_id", new_values."day", new_values."entered", new_values."evidence", new_values."id", new_values."organisation_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."position", new_values."public_id", new_values."reason", new_values."recommendation_id", new_values."reply", new_values."sources", new_values."term", new_values."text", new_values."written" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3afabd110aa2bf486a943d399f7cf8571e8e1de5', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_04582', referencing='REFERENCING NEW TABLE AS new_values ', table='learning_response', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='response',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_responseevent" ("by_key", "corrects_id", "day", "entered", "evidence", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "reason", "recommendation_id", "reply", "sources", "term", "text", "written") SELECT new_values."by_key", new_values."corrects_id", new_values."day", new_values."entered", new_values."evidence", new_values."id", new_values."organisation_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."position", new_values."public_id", new_values."reason", new_values."recommendation_id", new_values."reply", new_values."sources", new_values."term", new_values."text", new_values."written" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3028821bfec1454e118815cad3ad79eedd111447', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_461b8', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='learning_response', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='response',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "learning_responseevent" ("by_key", "corrects_id", "day", "entered", "evidence", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "public_id", "reason", "recommendation_id", "reply", "sources", "term", "text", "written") SELECT old_values."by_key", old_values."corrects_id", old_values."day", old_values."entered", old_values."evidence", old_values."id", old_values."organisation_id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."position", old_values."public_id", old_values."reason", old_values."recommendation_id", old_values."reply", old_values."sources", old_values."term", old_values."text", old_values."written" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='86719760b56a5af955f19a9fa2f86991863bcc2c', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_a9b66', referencing='REFERENCING OLD TABLE AS old_values ', table='learning_response', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='responseevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0a16b0f3637d2a931ec0a6da97c615248ec5019f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_77143', table='learning_responseevent', when='BEFORE')),
        ),
    ]

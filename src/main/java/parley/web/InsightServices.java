package parley.web;

import parley.insight.AnswerQuestion;
import parley.insight.ErasePerson;
import parley.insight.Erasures;
import parley.insight.Numbers;
import parley.insight.Questions;
import parley.insight.SetRetention;
import parley.insight.TellAskers;
import parley.insight.Transcripts;

/** What the pages about past conversations need of the other rooms. */
public record InsightServices(
        Transcripts transcripts,
        SetRetention setRetention,
        Questions questions,
        AnswerQuestion answerQuestion,
        TellAskers tellAskers,
        Numbers numbers,
        Erasures erasures,
        ErasePerson erasePerson) {}
